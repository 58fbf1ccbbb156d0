-- loses data: precision of column public.t.a
-- can fail: values of public.t.a that are not of type numeric(10,2)
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE numeric(10,2);
