ALTER TABLE public.t RESET (autovacuum_enabled, toast.autovacuum_enabled);
ALTER TABLE public.t SET (autovacuum_vacuum_scale_factor = 0.1, fillfactor = 80, toast.vacuum_index_cleanup = on);

CREATE TABLE public.u (
    a text
) WITH (autovacuum_vacuum_threshold = 7);
