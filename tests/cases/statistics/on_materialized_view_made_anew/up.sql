DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.b,
    t.a
   FROM public.t;

CREATE STATISTICS public.s ON a, b FROM public.m;

COMMENT ON STATISTICS public.s IS 'both';
