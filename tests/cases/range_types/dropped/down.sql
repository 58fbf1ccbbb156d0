-- Does not bring back the data of: table public.aa_holder

SET check_function_bodies = off;

CREATE COLLATION app."Plain" (PROVIDER = libc, LOCALE = 'C');

CREATE TYPE app.mood AS ENUM (
    'sad',
    'ok'
);

CREATE TYPE app."From To" AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = app."Plain", MULTIRANGE_TYPE_NAME = app."Many Such");
COMMENT ON TYPE app."From To" IS 'from here to there';

CREATE TYPE public.moods AS RANGE (SUBTYPE = app.mood);

CREATE TYPE public.aa_pair AS (
    a app."From To",
    b app."Many Such"
);

CREATE DOMAIN public.aa_span AS app."From To"
    CONSTRAINT aa_span_check CHECK (NOT isempty(VALUE));

CREATE FUNCTION app.zz_apart(numeric, numeric) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT
AS $$SELECT ($1 - $2)::float8$$;

CREATE TYPE public.numrange AS RANGE (SUBTYPE = numeric, SUBTYPE_DIFF = app.zz_apart);

CREATE FUNCTION public.aa_first(app."Many Such") RETURNS app."From To"
    LANGUAGE sql
AS $$SELECT range_merge($1)$$;

CREATE TABLE public.aa_holder (
    id integer NOT NULL,
    span app."From To" DEFAULT app."From To"('a'::text, 'b'::text),
    spans app."Many Such",
    checked public.aa_span,
    moods public.moods[],
    CONSTRAINT aa_holder_pkey PRIMARY KEY (id),
    CONSTRAINT aa_holder_span_excl EXCLUDE USING gist (span WITH &&)
);

CREATE VIEW public.aa_view AS
SELECT app."From To"('a'::text, 'b'::text) AS a,
    app."Many Such"(app."From To"('a'::text, 'b'::text)) AS b,
    lower(aa_holder.span) AS lower
   FROM public.aa_holder;

RESET check_function_bodies;
