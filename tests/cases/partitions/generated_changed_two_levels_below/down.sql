ALTER TABLE public.t DROP COLUMN g;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS (n * 2) STORED;
