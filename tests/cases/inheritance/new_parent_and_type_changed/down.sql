ALTER TABLE public.a NO INHERIT public.p;
-- loses data: column public.a.created
ALTER TABLE public.a DROP COLUMN created;
-- can fail: values of public.a.org that are not of type integer
-- rewrites every row of public.a under a lock
ALTER TABLE public.a ALTER COLUMN org TYPE integer;

-- can fail: values of public.p.org that are not of type integer
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN org TYPE integer;
