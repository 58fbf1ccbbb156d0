CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b, a + 1 AS c FROM t;
