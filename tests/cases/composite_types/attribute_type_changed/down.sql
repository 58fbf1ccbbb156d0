SET check_function_bodies = off;

COMMENT ON TYPE public.pair IS NULL;

DROP FUNCTION public.make();

ALTER TABLE public.holder DROP CONSTRAINT holder_check;
DROP INDEX public.by_a;

DROP VIEW public.seen;

-- can fail: values of public.pair.a that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    b text
);
ALTER TABLE public.holder
    ALTER COLUMN pair DROP DEFAULT,
    ALTER COLUMN pair TYPE public.pair USING pair::text::public.pair;
ALTER TABLE public.holder
    ALTER COLUMN pairs TYPE public.pair[] USING pairs::text[]::public.pair[];

-- rewrites every row of public.holder under a lock
ALTER TYPE public."outer" RENAME TO outer__old;
CREATE TYPE public."outer" AS (
    pair public.pair
);
ALTER TABLE public.holder
    ALTER COLUMN "Outer" TYPE public."outer" USING "Outer"::text::public."outer";
DROP TYPE public.outer__old;

DROP TYPE public.pair__old;

ALTER TABLE public.holder ALTER COLUMN pair SET DEFAULT ROW(1, 'd'::text);

COMMENT ON TYPE public.pair IS 'a pair';

CREATE FUNCTION public.make() RETURNS public.pair
    LANGUAGE sql
AS $$SELECT ROW(1, 'y')::public.pair$$;

ALTER TABLE public.holder ADD CONSTRAINT holder_check CHECK (((pair).b = 'x'::text) AND (("Outer").pair.b = 'y'::text));
CREATE INDEX by_a ON public.holder (((pair).a));

COMMENT ON COLUMN public.pair.a IS 'the first';

CREATE VIEW public.seen AS
SELECT holder.id,
    (holder.pair).a AS a,
    holder.pairs
   FROM public.holder;

RESET check_function_bodies;
