ALTER TYPE public.span_multirange RENAME TO "Spans";
ALTER FUNCTION public.span_multirange() RENAME TO "Spans";
ALTER FUNCTION public.span_multirange(public.span) RENAME TO "Spans";
ALTER FUNCTION public.span_multirange(public.span[]) RENAME TO "Spans";

COMMENT ON TYPE public."Spans" IS NULL;

-- rewrites every row of public.t under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER TYPE public."Spans" RENAME TO "Spans__old";
ALTER FUNCTION public."Spans"() RENAME TO "Spans__old";
CREATE TYPE public.span AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = public."Spans");
ALTER TABLE public.t
    ALTER COLUMN s TYPE public.span USING s::text::public.span;
DROP TYPE public.span__old;

COMMENT ON TYPE public."Spans" IS 'spans';
