-- can fail: values of public.t.a that are not of type integer
-- can fail: values of public.t.b that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN a TYPE integer,
    ALTER COLUMN b TYPE integer;
