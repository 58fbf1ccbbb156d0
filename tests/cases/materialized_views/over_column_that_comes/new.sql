CREATE TABLE t (a integer, b text, c date); CREATE MATERIALIZED VIEW m AS SELECT a, b, c FROM t;
