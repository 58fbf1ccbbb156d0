DROP VIEW public.v;

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

COMMENT ON VIEW public.v IS 'x';
