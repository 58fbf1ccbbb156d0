GRANT USAGE ON TYPE public."Span" TO PUBLIC;

-- can fail: bounds of type public."Span" that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public."Span" RENAME TO "Span__old";
ALTER TYPE public."Span_multirange" RENAME TO "Span_multirange__old";
ALTER FUNCTION public."Span_multirange"() RENAME TO "Span_multirange__old";
CREATE TYPE public."Span" AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN span TYPE public."Span" USING span::text::public."Span";
DROP TYPE public."Span__old";

GRANT USAGE ON TYPE public."Span" TO pg_monitor;
