SET check_function_bodies = off;

ALTER TYPE public.pair DROP ATTRIBUTE gone;

CREATE OR REPLACE FUNCTION public.make() RETURNS public.pair
    LANGUAGE sql
AS $$SELECT ROW(1, 'y')::public.pair$$;

RESET check_function_bodies;
