-- loses data: table public.u
DROP TABLE public.u;

ALTER TABLE public.t RESET (autovacuum_vacuum_scale_factor, toast.vacuum_index_cleanup);
ALTER TABLE public.t SET (autovacuum_enabled = off, fillfactor = 70, toast.autovacuum_enabled = off);
