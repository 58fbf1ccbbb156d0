SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.one(n integer DEFAULT NULL) RETURNS integer
    LANGUAGE plpgsql
AS 'BEGIN END';

DROP FUNCTION public.two(integer);

DROP FUNCTION public.one(integer);

RESET check_function_bodies;
