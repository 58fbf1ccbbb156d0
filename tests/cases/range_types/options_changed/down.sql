ALTER TYPE public.floats RENAME TO floats__old;
ALTER FUNCTION public.floats(double precision, double precision) RENAME TO floats__old;
ALTER FUNCTION public.floats(double precision, double precision, text) RENAME TO floats__old;
ALTER TYPE public.floats_multirange RENAME TO floats_multirange__old;
ALTER FUNCTION public.floats_multirange() RENAME TO floats_multirange__old;
CREATE TYPE public.floats AS RANGE (SUBTYPE = double precision);
DROP TYPE public.floats__old;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER FUNCTION public.span(text, text) RENAME TO span__old;
ALTER FUNCTION public.span(text, text, text) RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = text);
ALTER TABLE public.holder
    ALTER COLUMN span TYPE public.span USING span::text::public.span;
DROP TYPE public.span__old;
