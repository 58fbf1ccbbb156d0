-- loses data: column public.t.g
ALTER TABLE public.t DROP COLUMN g;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g text GENERATED ALWAYS AS (((a + 1))::text) STORED;
