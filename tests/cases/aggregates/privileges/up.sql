REVOKE EXECUTE ON FUNCTION public.total(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.total(integer) TO pg_monitor;
