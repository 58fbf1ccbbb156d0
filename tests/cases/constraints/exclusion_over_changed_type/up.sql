ALTER TABLE public.t DROP CONSTRAINT x;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
ALTER TABLE public.t ADD CONSTRAINT x EXCLUDE USING gist (a WITH =, r WITH &&) WHERE (a > 0);
