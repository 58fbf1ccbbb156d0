-- rewrites every row of public.top under a lock
ALTER TABLE public.top ALTER COLUMN id TYPE bigint;
