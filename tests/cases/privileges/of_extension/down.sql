GRANT SELECT ON TABLE public.pg_buffercache TO pg_monitor;
REVOKE EXECUTE ON FUNCTION public.pg_buffercache_pages() FROM PUBLIC;
