SET check_function_bodies = off;

ALTER TABLE public.holder ALTER COLUMN a DROP DEFAULT;
ALTER TABLE public.holder ALTER COLUMN b DROP DEFAULT;

DROP FUNCTION public.usual(integer);

-- rewrites every row of public.holder under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.holder
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE public.mood USING a::text::public.mood;
DROP TYPE public.mood__old;

CREATE FUNCTION public.usual(a integer) RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$SELECT 'ok'::text$$;

-- can fail: bounds of type public.span that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE public.span USING b::text::public.span,
    ALTER COLUMN b SET DEFAULT ((('[1,'::text || length(public.usual(1))) || ')'::text))::public.span;
DROP TYPE public.span__old;

ALTER TABLE public.holder ALTER COLUMN a SET DEFAULT (public.usual(1))::public.mood;
ALTER TABLE public.holder ALTER COLUMN b SET DEFAULT ((('[1,'::text || length(public.usual(1))) || ')'::text))::public.span;

RESET check_function_bodies;
