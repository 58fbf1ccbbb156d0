BEGIN;

-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok'
);
CREATE FUNCTION public.mood__old(public.mood__old) RETURNS public.mood LANGUAGE sql IMMUTABLE STRICT AS 'SELECT (CASE $1::text WHEN ''sad'' THEN ''ok'' WHEN ''Very sad'' THEN NULL ELSE $1::text END)::public.mood';
CREATE CAST (public.mood__old AS public.mood) WITH FUNCTION public.mood__old(public.mood__old);
ALTER TABLE public.t
    ALTER COLUMN m DROP DEFAULT,
    ALTER COLUMN m TYPE public.mood USING m::public.mood;
ALTER TABLE public.t
    ALTER COLUMN all_of TYPE public.mood[] USING all_of::public.mood[];
DROP CAST (public.mood__old AS public.mood);
DROP FUNCTION public.mood__old(public.mood__old);
DROP TYPE public.mood__old;

ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood;

COMMIT;

BEGIN;

-- Nothing to do: the way back needs a transaction more than the way here.
SELECT 1;

COMMIT;
