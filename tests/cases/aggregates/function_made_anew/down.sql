SET check_function_bodies = off;

DROP VIEW public.v;

DROP AGGREGATE public.total(integer);

DROP FUNCTION public.step(integer, integer);

CREATE FUNCTION public.step(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + $2$$;

CREATE AGGREGATE public.total(integer) (
    SFUNC = public.step,
    STYPE = integer,
    INITCOND = '0'
);

CREATE VIEW public.v AS
SELECT public.total(t.n) AS total
   FROM public.t;

RESET check_function_bodies;
