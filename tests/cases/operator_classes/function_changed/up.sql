SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.abs_cmp(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT abs($2) - abs($1)$$;

RESET check_function_bodies;
