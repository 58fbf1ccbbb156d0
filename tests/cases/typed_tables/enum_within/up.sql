DO $$
BEGIN
    IF EXISTS (SELECT FROM public."Pairs" WHERE b IN ('c')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: c';
    END IF;
END;
$$;

ALTER TABLE public."Pairs" NOT OF;

-- can fail: rows that hold 'c' of type public.mood
-- rewrites every row of public."Pairs" under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'b',
    'a'
);
ALTER TABLE public."Pairs"
    ALTER COLUMN b TYPE public.mood USING b::text::public.mood;

ALTER TYPE public.pair ALTER ATTRIBUTE b TYPE public.mood;

DROP TYPE public.mood__old;

ALTER TABLE public."Pairs" OF public.pair;
