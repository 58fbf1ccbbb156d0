DROP POLICY p ON public.t;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE POLICY p ON public.t
    USING (a > 0);
