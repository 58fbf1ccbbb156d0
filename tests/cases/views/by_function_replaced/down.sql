SET check_function_bodies = off;

DROP VIEW public.v;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT a';

CREATE VIEW public.v AS
SELECT public.f(1) AS x;

RESET check_function_bodies;
