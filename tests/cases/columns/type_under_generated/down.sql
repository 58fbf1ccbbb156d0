ALTER TABLE public.t DROP COLUMN g;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS (a * 2) STORED;
