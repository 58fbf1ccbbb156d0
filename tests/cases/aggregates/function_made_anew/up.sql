CREATE OR REPLACE FUNCTION public.step(a integer, b integer) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT
AS $$SELECT $1 + $2$$;
