-- can fail: values of public.t.x that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN x TYPE integer USING x::integer;
