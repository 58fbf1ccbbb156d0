CREATE TABLE t (x integer);
GRANT SELECT (x) ON t TO pg_monitor;
