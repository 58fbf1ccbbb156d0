COMMENT ON COLLATION public.used IS NULL;

ALTER TABLE public.holder DROP CONSTRAINT holder_check;
ALTER TABLE public.holder DROP CONSTRAINT holder_d_check;
DROP INDEX public.by_d;

DROP VIEW public.seen;

ALTER COLLATION public.used RENAME TO used__old;
CREATE COLLATION public.used (PROVIDER = libc, LOCALE = 'C');

-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER FUNCTION public.span(text, text) RENAME TO span__old;
ALTER FUNCTION public.span(text, text, text) RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = text, COLLATION = public.used);
ALTER TABLE public.holder
    ALTER COLUMN f TYPE public.span USING f::text::public.span;
DROP TYPE public.span__old;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a text COLLATE public.used,
    b integer
);
ALTER TABLE public.holder
    ALTER COLUMN e TYPE public.pair USING e::text::public.pair;
DROP TYPE public.pair__old;

ALTER TYPE public.unused ALTER ATTRIBUTE a TYPE text COLLATE public.used;

-- rewrites every row of public.holder under a lock
ALTER DOMAIN public.dom RENAME TO dom__old;
CREATE DOMAIN public.dom AS text COLLATE public.used
    CONSTRAINT dom_check CHECK (VALUE > 'a'::text);
ALTER TABLE public.holder
    ALTER COLUMN c TYPE public.dom USING c::text;
DROP DOMAIN public.dom__old;

ALTER TABLE public.holder
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE text COLLATE public.used,
    ALTER COLUMN a SET DEFAULT 'x'::text;

ALTER TABLE public.holder ALTER COLUMN b TYPE character varying(9)[] COLLATE public.used;

DROP COLLATION public.used__old;
COMMENT ON COLLATION public.used IS 'used';

ALTER TABLE public.holder ADD CONSTRAINT holder_check CHECK ((a = 'x'::text) AND ((b[1])::text = 'y'::text) AND ((c)::text = 'z'::text) AND ((e).a = 'p'::text) AND (lower(f) = 'l'::text));
ALTER TABLE public.holder ADD CONSTRAINT holder_d_check CHECK ((d COLLATE public.used) > 'a'::text);
CREATE INDEX by_d ON public.holder (d COLLATE public.used);

CREATE VIEW public.seen AS
SELECT holder.a,
    (holder.d COLLATE public.used) AS d
   FROM public.holder;
