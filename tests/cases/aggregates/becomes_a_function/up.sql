SET check_function_bodies = off;

DROP AGGREGATE public.total(integer);

CREATE FUNCTION public.total(integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

RESET check_function_bodies;
