SET check_function_bodies = off;

CREATE TYPE public.state AS (
    n integer
);

CREATE FUNCTION public.step(public.state, integer) RETURNS public.state
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1$$;

CREATE AGGREGATE public.total(integer) (
    SFUNC = public.step,
    STYPE = public.state
);

RESET check_function_bodies;
