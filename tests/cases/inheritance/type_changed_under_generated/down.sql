ALTER TABLE public.p DROP COLUMN g;
ALTER TABLE public.p ALTER COLUMN s TYPE text;
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ADD COLUMN g text GENERATED ALWAYS AS (lower(s)) STORED;
