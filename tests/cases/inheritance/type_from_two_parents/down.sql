ALTER TABLE public.c NO INHERIT public.q;

-- can fail: values of public.p.a that are not of type integer
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN a TYPE integer;

-- can fail: values of public.q.a that are not of type integer
-- rewrites every row of public.q under a lock
ALTER TABLE public.q ALTER COLUMN a TYPE integer;

ALTER TABLE public.c INHERIT public.q;
