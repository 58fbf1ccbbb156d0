DROP MATERIALIZED VIEW public.m;

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE INDEX i ON public.m (a);
