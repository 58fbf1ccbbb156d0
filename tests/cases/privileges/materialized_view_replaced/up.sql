DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.b
   FROM public.t;

GRANT SELECT ON TABLE public.m TO case_reader;
