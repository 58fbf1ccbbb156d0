-- rename: column:t.c=d
-- rename: column:t.a="A"
CREATE TABLE t ("A" integer PRIMARY KEY, b text, d integer);
INSERT INTO t VALUES (1, 'x', 2);
CREATE PUBLICATION news FOR TABLE t ("A", d) WHERE ("A" > 0);
