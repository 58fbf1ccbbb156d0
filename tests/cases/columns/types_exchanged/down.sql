-- Does not bring back the data of: attribute public.pair.b

-- rewrites every row of public.one under a lock
ALTER TABLE public.one
    ALTER COLUMN a TYPE text,
    ALTER COLUMN b TYPE text[],
    ALTER COLUMN c TYPE text;

-- loses data: attribute public.pair.c
ALTER TYPE public.pair DROP ATTRIBUTE c;
ALTER TYPE public.pair ADD ATTRIBUTE b integer;

-- can fail: values of public.two.a that are not of type public.pair
-- can fail: values of public.two.b that are not of type public.pair[]
-- can fail: values of public.two.c that are not of type public.pair
-- rewrites every row of public.two under a lock
ALTER TABLE public.two
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE public.pair USING a::text::public.pair,
    ALTER COLUMN b TYPE public.pair[] USING b::text[]::public.pair[],
    ALTER COLUMN c TYPE public.pair USING c::text::public.pair;

-- rewrites every row of public.one under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.one
    ALTER COLUMN d TYPE public.mood USING d::text::public.mood;
DROP TYPE public.mood__old;

-- can fail: values of type public.price that are not of type integer
ALTER DOMAIN public.price RENAME TO price__old;
CREATE DOMAIN public.price AS integer;
DROP DOMAIN public.price__old;

-- can fail: values of public.one.a that are not of type public.mood
-- can fail: values of public.one.b that are not of type public.mood[]
-- can fail: values of public.one.c that are not of type public.price
-- rewrites every row of public.one under a lock
ALTER TABLE public.one
    ALTER COLUMN a TYPE public.mood USING a::public.mood,
    ALTER COLUMN b TYPE public.mood[] USING b::public.mood[],
    ALTER COLUMN c TYPE public.price USING c::public.price,
    ALTER COLUMN c SET DEFAULT 1;
