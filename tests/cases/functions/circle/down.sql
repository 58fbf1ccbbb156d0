SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.even(n integer) RETURNS boolean
    LANGUAGE plpgsql
AS 'BEGIN END';

DROP FUNCTION public.odd(integer);

DROP FUNCTION public.even(integer);

RESET check_function_bodies;
