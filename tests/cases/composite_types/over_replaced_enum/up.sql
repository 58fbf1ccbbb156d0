ALTER TABLE public.holder DROP CONSTRAINT holder_pair_check;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok',
    'sad'
);
ALTER TABLE public.holder
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    mood public.mood,
    moods public.mood[]
);
ALTER TABLE public.holder
    ALTER COLUMN pair TYPE public.pair USING pair::text::public.pair;
ALTER TABLE public.holder
    ALTER COLUMN pairs TYPE public.pair[] USING pairs::text[]::public.pair[];

ALTER TYPE public.unused ALTER ATTRIBUTE mood TYPE public.mood;
ALTER TYPE public.unused ALTER ATTRIBUTE pair TYPE public.pair;

DROP TYPE public.pair__old;

DROP TYPE public.mood__old;

ALTER TABLE public.holder ADD CONSTRAINT holder_pair_check CHECK (((pair).mood)::text = 'ok'::text);
