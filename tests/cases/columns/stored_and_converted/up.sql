ALTER COLLATION public.plain RENAME TO plain__old;
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'POSIX');

-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = character varying);
ALTER TABLE public.holder
    ALTER COLUMN c TYPE public.span USING c::text::public.span,
    ALTER COLUMN c SET STORAGE EXTERNAL,
    ALTER COLUMN c SET COMPRESSION pglz;
ALTER TABLE public.holder
    ALTER COLUMN g TYPE public.span USING g::text::public.span,
    ALTER COLUMN g SET STORAGE EXTERNAL;
DROP TYPE public.span__old;

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
    ALTER COLUMN d TYPE public.pair USING d::public.pair,
    ALTER COLUMN d SET STORAGE MAIN;
DROP CAST (public.pair__old AS public.pair);
DROP FUNCTION public.pair__old(public.pair__old);
DROP TYPE public.pair__old;

-- rewrites every row of public.holder under a lock
ALTER DOMAIN public.word RENAME TO word__old;
CREATE DOMAIN public.word AS character varying;
ALTER TABLE public.holder
    ALTER COLUMN e TYPE public.word[] USING e::text[],
    ALTER COLUMN e SET STORAGE EXTERNAL;
DROP DOMAIN public.word__old;

-- can fail: values of public.holder.a that are not of type character varying(20)
-- rewrites every row of public.holder under a lock
ALTER TABLE public.holder
    ALTER COLUMN a TYPE character varying(20),
    ALTER COLUMN a SET STORAGE EXTERNAL,
    ALTER COLUMN a SET COMPRESSION pglz;

ALTER TABLE public.holder
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE text COLLATE public.plain,
    ALTER COLUMN b SET DEFAULT 'x'::text,
    ALTER COLUMN b SET STORAGE MAIN;

ALTER TABLE public.holder ALTER COLUMN d SET DEFAULT ROW('b'::text, 'a'::text)::public.pair;
-- can fail: values of public.holder.f that are not of type character varying(20)
-- rewrites every row of public.holder under a lock
ALTER TABLE public.holder ALTER COLUMN f TYPE character varying(20);
ALTER TABLE public.holder ALTER COLUMN g SET STORAGE MAIN;

DROP COLLATION public.plain__old;
