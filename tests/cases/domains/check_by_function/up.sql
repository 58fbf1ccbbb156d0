SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.is_email(address text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT address LIKE '%@%.%'$$;

RESET check_function_bodies;
