CREATE TABLE t (a text) WITH (autovacuum_enabled = off, fillfactor = 70, toast.autovacuum_enabled = off);
