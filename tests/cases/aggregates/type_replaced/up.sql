SET check_function_bodies = off;

DROP AGGREGATE public.worst(public.mood);

DROP FUNCTION public.worse(public.mood, public.mood);

-- can fail: rows that hold 'sad' of type public.mood
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok'
);
DROP TYPE public.mood__old;

CREATE FUNCTION public.worse(public.mood, public.mood) RETURNS public.mood
    LANGUAGE sql IMMUTABLE
AS $$SELECT $2$$;

CREATE AGGREGATE public.worst(public.mood) (
    SFUNC = public.worse,
    STYPE = public.mood
);

RESET check_function_bodies;
