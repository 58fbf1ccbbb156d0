SET check_function_bodies = off;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer) RETURNS text
    LANGUAGE sql
AS $$SELECT 'x'$$;

REVOKE EXECUTE ON FUNCTION public.f(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f(integer) TO case_reader;

RESET check_function_bodies;
