-- can fail: bounds of type public.span that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN a TYPE public.span_multirange USING a::text::public.span_multirange;
ALTER TABLE public.holder
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE public.span USING b::text::public.span;
DROP TYPE public.span__old;

-- can fail: values of public.holder.a that are not of type public.span
-- rewrites every row of public.holder under a lock
ALTER TABLE public.holder ALTER COLUMN a TYPE public.span USING a::text::public.span;
ALTER TABLE public.holder ALTER COLUMN b SET DEFAULT '[1,2)'::public.span;
