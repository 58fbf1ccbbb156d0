SET check_function_bodies = off;

DROP FUNCTION public.f(integer);

CREATE PROCEDURE public.f(a integer)
    LANGUAGE sql
AS 'SELECT a';

RESET check_function_bodies;
