DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a
   FROM public.t;

GRANT SELECT ON TABLE public.m TO case_reader;
