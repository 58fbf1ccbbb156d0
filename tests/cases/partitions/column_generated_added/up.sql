-- rewrites every row of public.events under a lock
ALTER TABLE public.events ADD COLUMN year integer GENERATED ALWAYS AS (id * 2) STORED;
