ALTER TYPE public."Period" RENAME TO span;
ALTER FUNCTION public."Period"(integer, integer) RENAME TO span;
ALTER FUNCTION public."Period"(integer, integer, text) RENAME TO span;

ALTER TYPE public."Period_multirange" RENAME TO span_multirange;
ALTER FUNCTION public."Period_multirange"() RENAME TO span_multirange;
ALTER FUNCTION public."Period_multirange"(public.span) RENAME TO span_multirange;
ALTER FUNCTION public."Period_multirange"(public.span[]) RENAME TO span_multirange;
