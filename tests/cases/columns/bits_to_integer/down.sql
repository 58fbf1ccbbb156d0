-- can fail: values of public.t.x that are not of type bit(4)
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN x TYPE bit(4) USING x::bit(4);
