SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE plpgsql
    SET my."Custom" = 'x'
    SET search_path = 'public', 'pg_temp'
AS 'BEGIN RETURN 1; END';

RESET check_function_bodies;
