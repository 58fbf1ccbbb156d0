DROP STATISTICS public.s;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN b TYPE bigint;
CREATE STATISTICS public.s ON a, (b + 1) FROM public.t;
