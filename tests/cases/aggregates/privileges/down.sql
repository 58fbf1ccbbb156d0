GRANT EXECUTE ON FUNCTION public.total(integer) TO PUBLIC;
REVOKE EXECUTE ON FUNCTION public.total(integer) FROM pg_monitor;
