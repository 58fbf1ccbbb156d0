CREATE TABLE t (a integer, b text, c text); CREATE STATISTICS s ON a, b, c FROM t;
