CREATE TABLE t (a integer, b text) WITH (autovacuum_enabled = false, fillfactor = 70, toast.vacuum_truncate = false, toast.autovacuum_enabled = false);
CREATE INDEX i ON t (a) WITH (deduplicate_items = off, fillfactor = 70);
CREATE VIEW v WITH (security_invoker = true, security_barrier = true) AS SELECT a FROM t;
