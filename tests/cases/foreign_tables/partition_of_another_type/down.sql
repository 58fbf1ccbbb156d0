-- can fail: values of public.p.id that are not of type integer
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN id TYPE integer;
