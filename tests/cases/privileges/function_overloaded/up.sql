REVOKE EXECUTE ON FUNCTION public.f(integer) FROM case_reader;

GRANT EXECUTE ON FUNCTION public.f(text) TO case_reader;
