DO $$
BEGIN
    IF EXISTS (SELECT FROM public.days WHERE mood IN ('sad'))
        OR EXISTS (SELECT FROM public.parent WHERE mood IN ('sad'))
        OR EXISTS (SELECT FROM public.parent WHERE moods && ARRAY['sad']::public.mood[]) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: sad';
    END IF;
END;
$$;

-- can fail: rows that hold 'sad' of type public.mood
-- rewrites every row of public.days under a lock
-- rewrites every row of public.parent under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'happy',
    'ok'
);
ALTER TABLE public.grandchild ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.days
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
    ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;
ALTER TABLE public.parent
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.parent
    ALTER COLUMN moods TYPE public.mood[] USING moods::text[]::public.mood[];
ALTER TABLE public.days_2024
    ALTER COLUMN mood SET DEFAULT 'happy'::public.mood;
ALTER TABLE public.days_rest
    ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE public.grandchild
    ALTER COLUMN mood SET DEFAULT 'happy'::public.mood;
DROP TYPE public.mood__old;
