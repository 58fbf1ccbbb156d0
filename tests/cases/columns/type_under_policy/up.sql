DROP POLICY p ON public.t;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE POLICY p ON public.t
    USING (a > 0);
