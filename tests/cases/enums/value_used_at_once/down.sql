BEGIN;

ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood;

COMMIT;

BEGIN;

-- can fail: rows that hold 'happy' of type public.mood
-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.t
    ALTER COLUMN m DROP DEFAULT,
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
    ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
DROP TYPE public.mood__old;

COMMIT;
