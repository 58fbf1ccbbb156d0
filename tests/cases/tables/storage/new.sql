CREATE TABLE t (a text) WITH (autovacuum_vacuum_scale_factor = 0.1, fillfactor = 80, toast.vacuum_index_cleanup = on);
CREATE TABLE u (a text) WITH (autovacuum_vacuum_threshold = 7);
