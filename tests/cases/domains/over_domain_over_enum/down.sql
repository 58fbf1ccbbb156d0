COMMENT ON TYPE public.mood IS NULL;

-- rewrites every row of public.people under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok',
    'happy'
);
ALTER TABLE public.people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
    ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;

-- rewrites every row of public.people under a lock
ALTER DOMAIN public.fine RENAME TO fine__old;
CREATE DOMAIN public.fine AS public.mood DEFAULT 'ok'::public.mood
    CONSTRAINT fine_check CHECK (VALUE > 'sad'::public.mood);
ALTER TABLE public.people
    ALTER COLUMN fine DROP DEFAULT,
    ALTER COLUMN fine TYPE public.fine USING fine::text::public.fine,
    ALTER COLUMN fine SET DEFAULT 'happy'::public.mood;

-- rewrites every row of public.people under a lock
ALTER DOMAIN public.finest RENAME TO finest__old;
CREATE DOMAIN public.finest AS public.fine DEFAULT 'ok'::public.mood
    CONSTRAINT finest_check CHECK ((VALUE)::text <> 'sad'::text);
ALTER TABLE public.people
    ALTER COLUMN finest TYPE public.finest USING finest::text::public.finest;
DROP DOMAIN public.finest__old;

DROP DOMAIN public.fine__old;

DROP TYPE public.mood__old;
COMMENT ON TYPE public.mood IS 'How it is.';
