SET check_function_bodies = off;

CREATE FUNCTION public.even(n integer) RETURNS boolean
    LANGUAGE plpgsql
AS 'BEGIN END';

COMMENT ON FUNCTION public.even(integer) IS 'knows odd';

CREATE FUNCTION public.odd(n integer) RETURNS boolean
    LANGUAGE sql
RETURN CASE WHEN (n = 0) THEN false ELSE public.even((n - 1)) END;

CREATE OR REPLACE FUNCTION public.even(n integer) RETURNS boolean
    LANGUAGE sql
RETURN CASE WHEN (n = 0) THEN true ELSE public.odd((n - 1)) END;

RESET check_function_bodies;
