CREATE OR REPLACE FUNCTION public.step(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 + $2$$;
