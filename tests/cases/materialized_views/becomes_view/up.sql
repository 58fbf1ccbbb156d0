DROP MATERIALIZED VIEW public.m;

CREATE VIEW public.m AS
SELECT t.a,
    t.b
   FROM public.t;
