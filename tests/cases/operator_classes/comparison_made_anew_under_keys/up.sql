SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.json_cmp(a json, b json) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT bttextcmp($1::text, $2::text)$$;

RESET check_function_bodies;
