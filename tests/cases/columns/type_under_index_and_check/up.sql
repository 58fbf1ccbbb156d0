ALTER TABLE public.t DROP CONSTRAINT t_a_check;
DROP INDEX public.i;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK (a > 0);
CREATE INDEX i ON public.t (a) WHERE a > 3;
