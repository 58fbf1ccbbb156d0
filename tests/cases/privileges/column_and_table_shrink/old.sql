CREATE TABLE t (x integer);
GRANT UPDATE ON t TO pg_monitor;
GRANT SELECT (x), INSERT (x) ON t TO pg_monitor;
