ALTER TABLE public.t DROP CONSTRAINT t_a_fkey;

-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN id TYPE bigint;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
ALTER TABLE public.t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES public.p (id);
