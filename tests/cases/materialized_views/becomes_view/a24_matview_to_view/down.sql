DROP VIEW public.v;

CREATE MATERIALIZED VIEW public.v AS
SELECT t.a
   FROM public.t;

COMMENT ON MATERIALIZED VIEW public.v IS 'x';

CREATE INDEX i ON public.v (a);
