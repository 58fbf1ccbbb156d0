DROP MATERIALIZED VIEW public.m;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE INDEX i ON public.m (a);
