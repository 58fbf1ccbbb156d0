CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, upper(b) AS b FROM t;
