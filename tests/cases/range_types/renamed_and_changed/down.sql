ALTER TYPE "My app"."Range" RENAME TO span;
ALTER FUNCTION "My app"."Range"(bigint, bigint) RENAME TO span;
ALTER FUNCTION "My app"."Range"(bigint, bigint, text) RENAME TO span;

ALTER SCHEMA "My app" RENAME TO app;

ALTER TYPE app."Range_multirange" RENAME TO span_multirange;
ALTER FUNCTION app."Range_multirange"() RENAME TO span_multirange;
ALTER FUNCTION app."Range_multirange"(app.span) RENAME TO span_multirange;
ALTER FUNCTION app."Range_multirange"(app.span[]) RENAME TO span_multirange;

DROP VIEW app.seen;

-- can fail: bounds of type app.span that are not of type integer
-- rewrites every row of app.holder under a lock
ALTER TYPE app.span RENAME TO span__old;
ALTER TYPE app.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION app.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE app.span AS RANGE (SUBTYPE = integer);
ALTER TABLE app.holder
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE app.span USING a::text::app.span;
ALTER TABLE app.holder
    ALTER COLUMN b TYPE app.span_multirange USING b::text::app.span_multirange;
DROP TYPE app.span__old;

ALTER TABLE app.holder ALTER COLUMN a SET DEFAULT app.span(1, 2);

CREATE VIEW app.seen AS
SELECT app.span_multirange(holder.a) AS a
   FROM app.holder;
