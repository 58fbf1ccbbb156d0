SET check_function_bodies = off;

CREATE TYPE public.pair AS (
    a integer,
    b text
);

CREATE FUNCTION public.first(public.pair) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a$$;

CREATE CAST (public.pair AS integer) WITH FUNCTION public.first(public.pair);
COMMENT ON CAST (public.pair AS integer) IS 'the first';

RESET check_function_bodies;
