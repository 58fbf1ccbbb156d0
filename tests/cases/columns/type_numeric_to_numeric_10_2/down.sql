-- can fail: values of public.t.a that are not of type numeric
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE numeric USING a::numeric;
