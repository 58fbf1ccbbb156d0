SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE plpgsql
AS 'BEGIN RETURN a; END';

RESET check_function_bodies;
