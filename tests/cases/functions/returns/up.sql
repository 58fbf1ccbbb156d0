SET check_function_bodies = off;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer) RETURNS bigint
    LANGUAGE sql
AS 'SELECT a::bigint';

RESET check_function_bodies;
