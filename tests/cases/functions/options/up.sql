SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 5
    SET search_path = ''
AS 'SELECT a';

RESET check_function_bodies;
