SET check_function_bodies = off;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.t WHERE m IN ('c'))
        OR EXISTS (SELECT FROM public.t WHERE n IN ('c')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: c';
    END IF;
END;
$$;

DROP INDEX public.i;

DROP OPERATOR CLASS public.mood_text USING btree;

DROP FUNCTION public.mood_cmp(public.mood, public.mood);

DROP OPERATOR public.<| (public.mood, public.mood);

DROP FUNCTION public.mood_lt(public.mood, public.mood);

DROP OPERATOR public.=| (public.mood, public.mood);

DROP FUNCTION public.mood_eq(public.mood, public.mood);

-- can fail: rows that hold 'c' of type public.mood
-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'a',
    'b'
);
ALTER TABLE public.t
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
ALTER TABLE public.t
    ALTER COLUMN n TYPE public.mood USING n::text::public.mood;
DROP TYPE public.mood__old;

CREATE FUNCTION public.mood_cmp(public.mood, public.mood) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT bttextcmp($1::text, $2::text)$$;

CREATE FUNCTION public.mood_eq(public.mood, public.mood) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text = $2::text$$;

CREATE FUNCTION public.mood_lt(public.mood, public.mood) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text < $2::text$$;

CREATE OPERATOR public.<| (
    FUNCTION = public.mood_lt,
    LEFTARG = public.mood,
    RIGHTARG = public.mood
);

CREATE OPERATOR public.=| (
    FUNCTION = public.mood_eq,
    LEFTARG = public.mood,
    RIGHTARG = public.mood
);

CREATE OPERATOR CLASS public.mood_text FOR TYPE public.mood USING btree AS
    OPERATOR 1 public.<| (public.mood, public.mood),
    OPERATOR 3 public.=| (public.mood, public.mood),
    FUNCTION 1 (public.mood, public.mood) public.mood_cmp(public.mood, public.mood);

CREATE INDEX i ON public.t (n public.mood_text);

RESET check_function_bodies;
