SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.abs_cmp(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT abs($1) - abs($2)$$;

RESET check_function_bodies;
