SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.step(a integer, b integer) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT
AS $$SELECT $1 + $2$$;

RESET check_function_bodies;
