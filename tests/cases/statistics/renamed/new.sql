CREATE TABLE t (a integer, b text); CREATE STATISTICS u ON a, b FROM t;
