-- rename: publication:news="The News"
CREATE TABLE t (a integer PRIMARY KEY, b text, c integer);
INSERT INTO t VALUES (1, 'x', 2);
CREATE PUBLICATION "The News" FOR TABLE t (a, c) WITH (publish = 'insert');
COMMENT ON PUBLICATION "The News" IS 'to the world';
