SET check_function_bodies = off;

DROP VIEW public.v;

DROP FUNCTION public.g();

DROP FUNCTION public.f(integer, text);

CREATE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

CREATE FUNCTION public.g() RETURNS integer
    LANGUAGE sql
BEGIN ATOMIC
 SELECT public.f(1) AS f;
END;

CREATE VIEW public.v AS
SELECT public.g() AS g;

RESET check_function_bodies;
