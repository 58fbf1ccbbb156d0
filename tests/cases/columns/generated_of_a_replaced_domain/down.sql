ALTER TABLE public.t DROP COLUMN g;

-- can fail: values of type public.d that are not of type integer
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS integer;
DROP DOMAIN public.d__old;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g public.d GENERATED ALWAYS AS (x) STORED;
