ALTER TABLE public.holder DROP CONSTRAINT holder_pair_check;

ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);

ALTER TYPE public.free DROP ATTRIBUTE c;
ALTER TYPE public.free ADD ATTRIBUTE c text;

-- can fail: values of public.pair.a that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    b public.mood,
    c text[]
);
CREATE FUNCTION public.pair__old(public.pair__old) RETURNS public.pair LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ROW(($1).a::integer, ($1).b::text::public.mood, ($1).c::text[])::public.pair';
CREATE CAST (public.pair__old AS public.pair) WITH FUNCTION public.pair__old(public.pair__old);
ALTER TABLE public.holder
    ALTER COLUMN pair TYPE public.pair USING pair::public.pair;
DROP CAST (public.pair__old AS public.pair);
DROP FUNCTION public.pair__old(public.pair__old);
DROP TYPE public.pair__old;

DROP TYPE public.mood__old;

ALTER TABLE public.holder ADD CONSTRAINT holder_pair_check CHECK ((((pair).b)::text = 'ok'::text) AND ((pair).a = 1) AND ((pair).c[2] = 'two'::text));
