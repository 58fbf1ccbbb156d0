SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f(text) RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$SELECT upper($1)$$;

RESET check_function_bodies;
