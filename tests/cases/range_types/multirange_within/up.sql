ALTER TABLE public.holder DROP CONSTRAINT holder_check;

DROP VIEW public.seen;

-- rewrites every row of public.holder under a lock
ALTER TYPE app.span RENAME TO span__old;
ALTER TYPE public."Spans" RENAME TO "Spans__old";
ALTER FUNCTION app."Spans"() RENAME TO "Spans__old";
CREATE TYPE app.span AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = public."Spans");
ALTER TABLE public.holder
    ALTER COLUMN spans DROP DEFAULT,
    ALTER COLUMN spans TYPE public."Spans" USING spans::text::public."Spans",
    ALTER COLUMN spans SET DEFAULT app."Spans"();
ALTER TABLE public.holder
    ALTER COLUMN all_spans TYPE public."Spans"[] USING all_spans::text[]::public."Spans"[];
ALTER TABLE public.holder
    ALTER COLUMN becomes TYPE app.span USING becomes::text::app.span;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a public."Spans",
    b public."Spans"[]
);
ALTER TABLE public.holder
    ALTER COLUMN pair TYPE public.pair USING pair::text::public.pair;
DROP TYPE public.pair__old;

-- rewrites every row of public.holder under a lock
ALTER DOMAIN public.known RENAME TO known__old;
CREATE DOMAIN public.known AS public."Spans"
    CONSTRAINT known_check CHECK (NOT isempty(VALUE));
ALTER TABLE public.holder
    ALTER COLUMN known TYPE public.known USING known::text::public.known;
DROP DOMAIN public.known__old;

DROP TYPE app.span__old;

ALTER TABLE public.holder ADD CONSTRAINT holder_check CHECK ((upper(spans) = 9) AND (upper(all_spans[1]) = 3) AND (upper((known)::public."Spans") = 4) AND (upper((pair).a) = 5) AND (upper((pair).b[1]) = 6) AND (upper(becomes) = 7));

CREATE VIEW public.seen AS
SELECT app."Spans"(app.span((1)::bigint, (2)::bigint)) AS made,
    NULL::public."Spans"[] AS "none";
