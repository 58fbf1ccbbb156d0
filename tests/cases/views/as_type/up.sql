SET check_function_bodies = off;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE FUNCTION public.a_rows() RETURNS SETOF public.v
    LANGUAGE sql
AS 'SELECT * FROM v';

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a
   FROM public.t;

CREATE FUNCTION public.by_row(public.m) RETURNS integer
    LANGUAGE sql
AS $$SELECT $1.a$$;

CREATE TABLE public.a_copy (
    one public.v,
    many public.m[]
);

RESET check_function_bodies;
