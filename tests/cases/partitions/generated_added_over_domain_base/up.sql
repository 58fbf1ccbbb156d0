-- rewrites every row of public.t under a lock
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS bigint;
ALTER TABLE public.t
    ALTER COLUMN a TYPE public.d USING a::bigint::public.d;
DROP DOMAIN public.d__old;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g bigint GENERATED ALWAYS AS (a) STORED;
