REVOKE EXECUTE ON FUNCTION public.f(integer, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f(integer, text[]) TO case_reader;
