DROP VIEW public.v;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

COMMENT ON VIEW public.v IS 'x';
