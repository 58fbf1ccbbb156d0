-- Does not bring back the data of: attribute public.pair.gone

ALTER TABLE public.holder DROP CONSTRAINT holder_pair_check;

DROP VIEW public.seen;

CREATE TYPE public.kind AS ENUM (
    'x'
);

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    gone public.kind,
    b text
);
CREATE FUNCTION public.pair__old(public.pair__old) RETURNS public.pair LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ROW(($1).a, NULL, ($1).b)::public.pair';
CREATE CAST (public.pair__old AS public.pair) WITH FUNCTION public.pair__old(public.pair__old);
ALTER TABLE public.holder
    ALTER COLUMN pair TYPE public.pair USING pair::public.pair;
DROP CAST (public.pair__old AS public.pair);
DROP FUNCTION public.pair__old(public.pair__old);
DROP TYPE public.pair__old;

ALTER TABLE public.holder ADD CONSTRAINT holder_pair_check CHECK ((pair).b = 'x'::text);

COMMENT ON COLUMN public.pair.gone IS 'gone';

CREATE VIEW public.seen AS
SELECT holder.id,
    (holder.pair).gone AS gone,
    (holder.pair).b AS b
   FROM public.holder;
