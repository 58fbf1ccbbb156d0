SET check_function_bodies = off;

ALTER TABLE public.p DROP COLUMN x;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(x bigint) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::int$$;

-- rewrites every row of public.p under a lock
ALTER TABLE public.p ADD COLUMN x integer GENERATED ALWAYS AS (public.f((n)::bigint)) STORED;

RESET check_function_bodies;
