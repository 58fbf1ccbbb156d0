SET check_function_bodies = off;

DROP VIEW public.v;

DROP FUNCTION public.g();

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer, b text DEFAULT 'x'::text) RETURNS bigint
    LANGUAGE sql
AS 'SELECT 1::bigint';

CREATE FUNCTION public.g() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT public.f(1) AS f;
END;

CREATE VIEW public.v AS
SELECT public.g() AS g;

RESET check_function_bodies;
