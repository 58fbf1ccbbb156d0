ALTER TYPE public."Spans" RENAME TO span_multirange;
ALTER FUNCTION public."Spans"() RENAME TO span_multirange;
ALTER FUNCTION public."Spans"(public.span) RENAME TO span_multirange;
ALTER FUNCTION public."Spans"(public.span[]) RENAME TO span_multirange;
