SET check_function_bodies = off;

DROP VIEW public.v;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer) RETURNS bigint
    LANGUAGE sql
AS 'SELECT a::bigint';

CREATE VIEW public.v AS
SELECT public.f(1) AS x;

RESET check_function_bodies;
