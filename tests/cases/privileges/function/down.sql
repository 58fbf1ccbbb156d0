GRANT EXECUTE ON FUNCTION public.f(integer, text[]) TO PUBLIC;
REVOKE EXECUTE ON FUNCTION public.f(integer, text[]) FROM case_reader;
