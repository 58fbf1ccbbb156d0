SET check_function_bodies = off;

DROP FUNCTION public.g();

DROP MATERIALIZED VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE FUNCTION public.g() RETURNS SETOF public.v
    LANGUAGE sql
AS 'select * from v';

RESET check_function_bodies;
