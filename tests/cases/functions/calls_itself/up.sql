SET check_function_bodies = off;

CREATE FUNCTION public.fac(n integer) RETURNS integer
    LANGUAGE plpgsql
AS 'BEGIN END';

CREATE OR REPLACE FUNCTION public.fac(n integer) RETURNS integer
    LANGUAGE sql
RETURN CASE WHEN (n = 0) THEN 1 ELSE (n * public.fac((n - 1))) END;

RESET check_function_bodies;
