ALTER TABLE public."Pairs" NOT OF;

-- rewrites every row of public."Pairs" under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'a',
    'b',
    'c'
);
ALTER TABLE public."Pairs"
    ALTER COLUMN b TYPE public.mood USING b::text::public.mood;

ALTER TYPE public.pair ALTER ATTRIBUTE b TYPE public.mood;

DROP TYPE public.mood__old;

ALTER TABLE public."Pairs" OF public.pair;
