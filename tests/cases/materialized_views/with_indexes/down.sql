DROP MATERIALIZED VIEW public.m;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE UNIQUE INDEX i ON public.m (a);
CREATE INDEX j ON public.m ((lower(b)));

COMMENT ON INDEX public.i IS 'x';
