-- rename: materialized_view:m=n
CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW n AS SELECT a, b FROM t;
CREATE INDEX i ON n (a);