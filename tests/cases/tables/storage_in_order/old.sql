-- needs: 15
CREATE TABLE t (a integer, b text) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false, toast.vacuum_truncate = false);
CREATE INDEX i ON t (a) WITH (fillfactor = 70, deduplicate_items = off);
CREATE VIEW v WITH (security_barrier = true, security_invoker = true) AS SELECT a FROM t;
