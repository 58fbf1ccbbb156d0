ALTER MATERIALIZED VIEW public.m RESET (fillfactor, autovacuum_enabled);
