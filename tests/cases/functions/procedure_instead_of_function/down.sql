SET check_function_bodies = off;

DROP PROCEDURE public.f(IN integer);

CREATE FUNCTION public.f(a integer) RETURNS void
    LANGUAGE sql
AS 'SELECT a';

RESET check_function_bodies;
