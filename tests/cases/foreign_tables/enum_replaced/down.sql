-- rewrites every row of public.here under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'a',
    'b',
    'c'
);
ALTER TABLE public.here
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood;
DROP TYPE public.mood__old;

ALTER FOREIGN TABLE public.people ALTER COLUMN mood SET DEFAULT 'a'::public.mood;
