-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN id TYPE bigint;
