ALTER TABLE public.t SET (autovacuum_enabled = false, fillfactor = 70, toast.vacuum_truncate = false, toast.autovacuum_enabled = false);

ALTER VIEW public.v SET (security_invoker = true, security_barrier = true);

ALTER INDEX public.i SET (deduplicate_items = off, fillfactor = 70);
