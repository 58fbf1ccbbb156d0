ALTER TABLE public.t DROP CONSTRAINT t_a_check;
DROP INDEX public.i;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK (a > 0);
CREATE INDEX i ON public.t (a) WHERE a > 3;
