ALTER TABLE public.t SET (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false, toast.vacuum_truncate = false);

ALTER VIEW public.v SET (security_barrier = true, security_invoker = true);

ALTER INDEX public.i SET (fillfactor = 70, deduplicate_items = off);
