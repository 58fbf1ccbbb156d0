ALTER TYPE public."Spans" RENAME TO span_multirange;
ALTER FUNCTION public."Spans"() RENAME TO span_multirange;
ALTER FUNCTION public."Spans"(public.span) RENAME TO span_multirange;
ALTER FUNCTION public."Spans"(public.span[]) RENAME TO span_multirange;

COMMENT ON TYPE public.span_multirange IS NULL;

-- can fail: bounds of type public.span that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = integer);
ALTER TABLE public.t
    ALTER COLUMN s TYPE public.span USING s::text::public.span;
DROP TYPE public.span__old;

COMMENT ON TYPE public.span_multirange IS 'spans';
