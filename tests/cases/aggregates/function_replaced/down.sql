SET check_function_bodies = off;

CREATE FUNCTION public.step(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + $2$$;

CREATE OR REPLACE AGGREGATE public.total(integer) (
    SFUNC = public.step,
    STYPE = integer,
    INITCOND = '0'
);

DROP FUNCTION public.fold(integer, integer);

RESET check_function_bodies;
