-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    b text,
    a text
);
CREATE FUNCTION public.pair__old(public.pair__old) RETURNS public.pair LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ROW(($1).b, ($1).a)::public.pair';
CREATE CAST (public.pair__old AS public.pair) WITH FUNCTION public.pair__old(public.pair__old);
ALTER TABLE public.holder
    ALTER COLUMN d DROP DEFAULT,
    ALTER COLUMN d TYPE public.pair USING d::public.pair;
DROP CAST (public.pair__old AS public.pair);
DROP FUNCTION public.pair__old(public.pair__old);
DROP TYPE public.pair__old;

ALTER TABLE public.holder ALTER COLUMN d SET DEFAULT ROW('b'::text, 'a'::text)::public.pair;
