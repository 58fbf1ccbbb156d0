CREATE TABLE t (id integer PRIMARY KEY, name text, other text);
INSERT INTO t VALUES (1, 'Ada', 'x');
CREATE INDEX by_name ON t (lower(name));
CREATE VIEW v AS SELECT name FROM t;
