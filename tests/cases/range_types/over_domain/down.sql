-- can fail: values of public.pair.a that are not of type integer
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    b integer
);

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pairs RENAME TO pairs__old;
ALTER TYPE public.pairs_multirange RENAME TO pairs_multirange__old;
ALTER FUNCTION public.pairs_multirange() RENAME TO pairs_multirange__old;
CREATE TYPE public.pairs AS RANGE (SUBTYPE = public.pair);
ALTER TABLE public.holder
    ALTER COLUMN b TYPE public.pairs USING b::text::public.pairs;
DROP TYPE public.pairs__old;

DROP TYPE public.pair__old;

ALTER DOMAIN public.price RENAME TO price__old;
CREATE DOMAIN public.price AS numeric
    CONSTRAINT price_check CHECK (VALUE >= (0)::numeric);

-- rewrites every row of public.holder under a lock
ALTER TYPE public.prices RENAME TO prices__old;
ALTER TYPE public.prices_multirange RENAME TO prices_multirange__old;
ALTER FUNCTION public.prices_multirange() RENAME TO prices_multirange__old;
CREATE TYPE public.prices AS RANGE (SUBTYPE = public.price);
ALTER TABLE public.holder
    ALTER COLUMN a TYPE public.prices USING a::text::public.prices;
ALTER TABLE public.holder
    ALTER COLUMN c TYPE public.prices_multirange[] USING c::text[]::public.prices_multirange[];
DROP TYPE public.prices__old;

DROP DOMAIN public.price__old;
