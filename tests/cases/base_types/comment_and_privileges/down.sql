GRANT USAGE ON TYPE public.amount TO PUBLIC;
REVOKE USAGE ON TYPE public.amount FROM pg_monitor;
COMMENT ON TYPE public.amount IS NULL;
