-- can fail: values of public.top.id that are not of type integer
-- rewrites every row of public.top under a lock
ALTER TABLE public.top ALTER COLUMN id TYPE integer;
