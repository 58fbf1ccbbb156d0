DROP STATISTICS public.s;
-- can fail: values of public.t.b that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN b TYPE integer;
CREATE STATISTICS public.s ON a, (b + 1) FROM public.t;
