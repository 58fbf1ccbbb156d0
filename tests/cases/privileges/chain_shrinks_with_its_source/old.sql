CREATE TABLE t (a integer);
GRANT SELECT, UPDATE ON t TO pg_monitor WITH GRANT OPTION;
SET ROLE pg_monitor;
GRANT SELECT, UPDATE ON t TO pg_checkpoint WITH GRANT OPTION;
SET ROLE pg_checkpoint;
GRANT UPDATE ON t TO pg_signal_backend;
RESET ROLE;
