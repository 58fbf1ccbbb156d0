-- rewrites every row of public.people under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok',
    'sad',
    'gone'
);
ALTER TABLE public.people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
DROP TYPE public.mood__old;

ALTER TABLE public.people ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;

CREATE CAST (public.mood AS integer) WITH INOUT;
