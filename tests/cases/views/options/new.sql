CREATE TABLE t (a integer, b text);
CREATE VIEW v WITH (security_barrier) AS SELECT a, b FROM t;
