SET check_function_bodies = off;

CREATE FUNCTION public.fold(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + $2$$;

CREATE OR REPLACE AGGREGATE public.total(integer) (
    SFUNC = public.fold,
    STYPE = integer,
    INITCOND = '0'
);

DROP FUNCTION public.step(integer, integer);

RESET check_function_bodies;
