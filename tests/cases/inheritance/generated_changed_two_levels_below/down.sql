ALTER TABLE public.a DROP COLUMN g;
-- rewrites every row of public.a under a lock
ALTER TABLE public.a ADD COLUMN g integer GENERATED ALWAYS AS (id * 2) STORED;
