CREATE TABLE t (a integer, b bigint); CREATE STATISTICS s ON a, (b + 1) FROM t; CREATE STATISTICS u ON a, b FROM t;
