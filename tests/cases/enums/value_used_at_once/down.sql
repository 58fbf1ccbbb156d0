BEGIN;

ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood;

COMMIT;

BEGIN;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.t WHERE m IN ('happy')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: happy';
    END IF;
END;
$$;

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
