SET check_function_bodies = off;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT a';

RESET check_function_bodies;
