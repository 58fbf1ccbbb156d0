CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT b, a FROM t;
GRANT SELECT ON v TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT ON v TO pg_checkpoint;
RESET ROLE;
