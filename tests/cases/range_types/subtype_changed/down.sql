SET check_function_bodies = off;

COMMENT ON TYPE public.span IS NULL;

DROP FUNCTION public.low(public.span_multirange);

DROP FUNCTION public.make();

ALTER TABLE public.holder DROP CONSTRAINT holder_check;

DROP VIEW public.seen;

-- can fail: bounds of type public.span that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN span DROP DEFAULT,
    ALTER COLUMN span TYPE public.span USING span::text::public.span,
    ALTER COLUMN span SET DEFAULT '[1,2)'::public.span;
ALTER TABLE public.holder
    ALTER COLUMN spans TYPE public.span_multirange USING spans::text::public.span_multirange;
ALTER TABLE public.holder
    ALTER COLUMN all_spans TYPE public.span[] USING all_spans::text[]::public.span[];

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a public.span,
    b text
);
ALTER TABLE public.holder
    ALTER COLUMN pair TYPE public.pair USING pair::text::public.pair;
DROP TYPE public.pair__old;

-- rewrites every row of public.holder under a lock
ALTER DOMAIN public.known RENAME TO known__old;
CREATE DOMAIN public.known AS public.span
    CONSTRAINT known_check CHECK (NOT isempty(VALUE));
ALTER TABLE public.holder
    ALTER COLUMN known TYPE public.known USING known::text::public.known;
DROP DOMAIN public.known__old;

DROP TYPE public.span__old;
COMMENT ON TYPE public.span IS 'a span';

CREATE FUNCTION public.low(public.span_multirange) RETURNS bigint
    LANGUAGE sql
AS $$SELECT lower($1)$$;

CREATE FUNCTION public.make() RETURNS public.span
    LANGUAGE sql
AS 'SELECT public.span(1, 2)';

ALTER TABLE public.holder ADD CONSTRAINT holder_check CHECK ((lower(span) = 3) AND (upper(spans) = 9) AND (lower(all_spans[1]) = 4) AND (lower((known)::public.span) = 5) AND (lower((pair).a) = 6));

CREATE VIEW public.seen AS
SELECT holder.id,
    lower(holder.span) AS low,
    isempty(holder.span) AS has
   FROM public.holder;

RESET check_function_bodies;
