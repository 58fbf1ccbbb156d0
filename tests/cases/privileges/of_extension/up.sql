REVOKE SELECT ON TABLE public.pg_buffercache FROM pg_monitor;
GRANT EXECUTE ON FUNCTION public.pg_buffercache_pages() TO PUBLIC;
