ALTER TABLE public.holder DROP CONSTRAINT holder_pair_check;

ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok',
    'sad'
);

ALTER TYPE public.free DROP ATTRIBUTE b;
ALTER TYPE public.free ADD ATTRIBUTE b text;

-- can fail: values of public.pair.c that are not of type character varying(9)[]
-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    c character varying(9)[],
    b public.mood,
    a bigint
);
CREATE FUNCTION public.pair__old(public.pair__old) RETURNS public.pair LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ROW(($1).c::character varying(9)[], ($1).b::text::public.mood, ($1).a::bigint)::public.pair';
CREATE CAST (public.pair__old AS public.pair) WITH FUNCTION public.pair__old(public.pair__old);
ALTER TABLE public.holder
    ALTER COLUMN pair TYPE public.pair USING pair::public.pair;
DROP CAST (public.pair__old AS public.pair);
DROP FUNCTION public.pair__old(public.pair__old);
DROP TYPE public.pair__old;

DROP TYPE public.mood__old;

ALTER TABLE public.holder ADD CONSTRAINT holder_pair_check CHECK ((((pair).b)::text = 'ok'::text) AND ((pair).a = 1) AND (((pair).c[2])::text = 'two'::text));
