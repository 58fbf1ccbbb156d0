REVOKE EXECUTE ON FUNCTION public.f(text) FROM case_reader;

GRANT EXECUTE ON FUNCTION public.f(integer) TO case_reader;
