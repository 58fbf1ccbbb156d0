-- loses data: precision of column public.t.x
-- can fail: values of public.t.x that are not of type boolean
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN x TYPE boolean USING x::boolean;
