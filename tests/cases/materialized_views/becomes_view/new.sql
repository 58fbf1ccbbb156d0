CREATE TABLE t (a integer, b text);
CREATE VIEW m AS SELECT a, b FROM t;
