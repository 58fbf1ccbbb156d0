ALTER TYPE public.span_multirange RENAME TO "Spans";
ALTER FUNCTION public.span_multirange() RENAME TO "Spans";
ALTER FUNCTION public.span_multirange(public.span) RENAME TO "Spans";
ALTER FUNCTION public.span_multirange(public.span[]) RENAME TO "Spans";
