CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    t.b
   FROM public.t;
