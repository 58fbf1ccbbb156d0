SET check_function_bodies = off;

CREATE TYPE public.pair AS (
    a integer,
    b integer
);

CREATE FUNCTION public.pair_eq(public.pair, public.pair) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a = ($2).a$$;

CREATE FUNCTION public.pair_hash(public.pair) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a$$;

CREATE OPERATOR public.=== (
    FUNCTION = public.pair_eq,
    LEFTARG = public.pair,
    RIGHTARG = public.pair
);

CREATE OPERATOR CLASS public.pair_ops DEFAULT FOR TYPE public.pair USING hash AS
    OPERATOR 1 public.=== (public.pair, public.pair),
    FUNCTION 1 (public.pair, public.pair) public.pair_hash(public.pair);

CREATE TABLE public.parted (
    p public.pair
) PARTITION BY HASH (p);

CREATE TABLE public.t (
    p public.pair
);

CREATE INDEX i ON public.t USING hash (p public.pair_ops);

RESET check_function_bodies;
