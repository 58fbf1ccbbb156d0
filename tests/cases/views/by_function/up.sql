SET check_function_bodies = off;

CREATE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT a';

CREATE VIEW public.v AS
SELECT public.f(1) AS x;

RESET check_function_bodies;
