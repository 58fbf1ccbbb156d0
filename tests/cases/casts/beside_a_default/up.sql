DO $$
BEGIN
    IF EXISTS (SELECT FROM public.people WHERE mood IN ('gone')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: gone';
    END IF;
END;
$$;

DROP CAST (public.mood AS integer);

-- can fail: rows that hold 'gone' of type public.mood
-- rewrites every row of public.people under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
DROP TYPE public.mood__old;

ALTER TABLE public.people ALTER COLUMN mood SET DEFAULT 'sad'::public.mood;
