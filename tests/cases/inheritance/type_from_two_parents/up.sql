ALTER TABLE public.c NO INHERIT public.q;

-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN a TYPE bigint;

-- rewrites every row of public.q under a lock
ALTER TABLE public.q ALTER COLUMN a TYPE bigint;

ALTER TABLE public.c INHERIT public.q;
