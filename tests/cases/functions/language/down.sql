SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT a';

RESET check_function_bodies;
