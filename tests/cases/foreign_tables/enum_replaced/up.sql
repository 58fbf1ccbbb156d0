DO $$
BEGIN
    IF EXISTS (SELECT FROM public.here WHERE mood IN ('c')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: c';
    END IF;
END;
$$;

-- can fail: rows that hold 'c' of type public.mood
-- rewrites every row of public.here under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'b',
    'a'
);
ALTER TABLE public.here
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood;
DROP TYPE public.mood__old;

ALTER FOREIGN TABLE public.people ALTER COLUMN mood SET DEFAULT 'b'::public.mood;
