DO $$
BEGIN
    IF EXISTS (SELECT FROM public.t WHERE m IN ('sad'))
        OR EXISTS (SELECT FROM public.t WHERE all_of && ARRAY['sad']::public.mood[]) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: sad';
    END IF;
END;
$$;

-- can fail: rows that hold 'sad' of type public.mood
-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok'
);
ALTER TABLE public.t
    ALTER COLUMN m DROP DEFAULT,
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
    ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
ALTER TABLE public.t
    ALTER COLUMN all_of TYPE public.mood[] USING all_of::text[]::public.mood[];
DROP TYPE public.mood__old;
