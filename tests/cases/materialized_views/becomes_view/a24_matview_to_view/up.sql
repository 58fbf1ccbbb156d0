DROP MATERIALIZED VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t;

COMMENT ON VIEW public.v IS 'x';
