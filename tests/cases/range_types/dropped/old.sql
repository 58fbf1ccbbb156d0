-- needs: 14
CREATE SCHEMA app;
CREATE COLLATION app."Plain" (provider = libc, locale = 'C');
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE FUNCTION app.zz_apart(numeric, numeric) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1 - $2)::float8';
CREATE TYPE app."From To" AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = app."Plain", multirange_type_name = app."Many Such");
CREATE TYPE public.numrange AS RANGE (subtype = numeric, subtype_diff = app.zz_apart);
CREATE TYPE public.moods AS RANGE (subtype = app.mood);
COMMENT ON TYPE app."From To" IS 'from here to there';
CREATE DOMAIN public.aa_span AS app."From To" CHECK (NOT isempty(VALUE));
CREATE TYPE public.aa_pair AS (a app."From To", b app."Many Such");
CREATE FUNCTION public.aa_first(app."Many Such") RETURNS app."From To" LANGUAGE sql AS 'SELECT range_merge($1)';
CREATE TABLE public.aa_holder (id integer PRIMARY KEY, span app."From To" DEFAULT app."From To"('a', 'b'), spans app."Many Such", checked public.aa_span, moods public.moods[],
    EXCLUDE USING gist (span WITH &&));
CREATE VIEW public.aa_view AS SELECT app."From To"('a', 'b') AS a, app."Many Such"(app."From To"('a', 'b')) AS b, lower(span) FROM public.aa_holder;
