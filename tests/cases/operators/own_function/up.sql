SET check_function_bodies = off;

CREATE TYPE public.pair AS (
    a integer
);

CREATE FUNCTION public.alike(public.pair, public.pair) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a = ($2).a$$;

CREATE OPERATOR public.=== (
    FUNCTION = public.alike,
    LEFTARG = public.pair,
    RIGHTARG = public.pair
);

RESET check_function_bodies;
