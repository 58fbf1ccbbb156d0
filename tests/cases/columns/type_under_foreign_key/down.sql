ALTER TABLE public.t DROP CONSTRAINT t_a_fkey;

-- can fail: values of public.p.id that are not of type integer
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN id TYPE integer;

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
ALTER TABLE public.t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES public.p (id);
