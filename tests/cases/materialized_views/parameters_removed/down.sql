ALTER MATERIALIZED VIEW public.m SET (fillfactor = 70, autovacuum_enabled = false);
