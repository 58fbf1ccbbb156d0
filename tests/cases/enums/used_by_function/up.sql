SET check_function_bodies = off;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.t WHERE m IN ('sad')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: sad';
    END IF;
END;
$$;

DROP FUNCTION public.f(public.mood);

-- can fail: rows that hold 'sad' of type public.mood
-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok'
);
ALTER TABLE public.t
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
DROP TYPE public.mood__old;

CREATE FUNCTION public.f(m public.mood) RETURNS text
    LANGUAGE sql
AS 'SELECT m::text';

RESET check_function_bodies;
