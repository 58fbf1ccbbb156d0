DROP INDEX public.i;

-- can fail: values of public.t.b that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN a TYPE text,
    ALTER COLUMN b TYPE integer USING b::integer;

CREATE INDEX i ON public.t (b);
