SET check_function_bodies = off;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.t WHERE a IN ('b')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.e loses: b';
    END IF;
END;
$$;

DROP FUNCTION public.f(public.e);

-- can fail: rows that hold 'b' of type public.e
-- rewrites every row of public.t under a lock
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM (
    'a'
);
ALTER TABLE public.t
    ALTER COLUMN a TYPE public.e USING a::text::public.e;
DROP TYPE public.e__old;

CREATE FUNCTION public.f(public.e) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS 'select 1';

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS (public.f(a)) STORED;

RESET check_function_bodies;
