DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    upper(t.b) AS b
   FROM public.t;
