SET check_function_bodies = off;

ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;

DROP FUNCTION public.usual();

-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.t
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.t
    ALTER COLUMN n DROP DEFAULT,
    ALTER COLUMN n TYPE public.mood USING n::text::public.mood,
    ALTER COLUMN n SET DEFAULT 'sad'::public.mood;
DROP TYPE public.mood__old;

CREATE FUNCTION public.usual() RETURNS public.mood
    LANGUAGE sql
AS $$SELECT 'ok'::mood$$;

ALTER TABLE public.t ALTER COLUMN m SET DEFAULT public.usual();

RESET check_function_bodies;
