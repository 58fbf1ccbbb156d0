SET check_function_bodies = off;

CREATE FUNCTION public.f(a text) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

RESET check_function_bodies;
