-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN a TYPE bigint,
    ALTER COLUMN b TYPE bigint;
