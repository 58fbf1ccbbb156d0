ALTER MATERIALIZED VIEW public.m RESET (fillfactor);
