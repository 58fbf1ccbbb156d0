REVOKE USAGE ON TYPE public.amount FROM PUBLIC;
GRANT USAGE ON TYPE public.amount TO pg_monitor;
COMMENT ON TYPE public.amount IS 'an amount';
