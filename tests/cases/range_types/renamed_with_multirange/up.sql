ALTER TYPE public.span RENAME TO "Period";
ALTER FUNCTION public.span(integer, integer) RENAME TO "Period";
ALTER FUNCTION public.span(integer, integer, text) RENAME TO "Period";

ALTER TYPE public.span_multirange RENAME TO "Period_multirange";
ALTER FUNCTION public.span_multirange() RENAME TO "Period_multirange";
ALTER FUNCTION public.span_multirange(public."Period") RENAME TO "Period_multirange";
ALTER FUNCTION public.span_multirange(public."Period"[]) RENAME TO "Period_multirange";
