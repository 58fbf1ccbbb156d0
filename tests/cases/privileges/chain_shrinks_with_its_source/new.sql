CREATE TABLE t (a integer);
GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT ON t TO pg_checkpoint;
RESET ROLE;
