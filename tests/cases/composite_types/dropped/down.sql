-- Does not bring back the data of: table public.aa_holder

SET check_function_bodies = off;

CREATE TYPE app."Odd Pair" AS (
    "First" character varying(20) COLLATE pg_catalog."C",
    second numeric(10,2)[],
    "order" timestamp(3) with time zone
);

COMMENT ON TYPE app."Odd Pair" IS 'two of a kind, and more';

CREATE TYPE public.aa_nested AS (
    pair app."Odd Pair",
    pairs app."Odd Pair"[]
);

CREATE TYPE public.empty AS ();

CREATE DOMAIN public.aa_checked AS public.aa_nested
    CONSTRAINT aa_checked_check CHECK ((VALUE).pair.second IS NOT NULL);

CREATE FUNCTION public.aa_first(public.aa_nested) RETURNS app."Odd Pair"
    LANGUAGE sql
AS $$SELECT ($1).pair$$;

COMMENT ON COLUMN app."Odd Pair"."First" IS 'it''s the first';

CREATE TABLE public.aa_holder (
    id integer NOT NULL,
    pair app."Odd Pair" DEFAULT ROW('a'::character varying(20), NULL::numeric(10,2)[], NULL::timestamp(3) with time zone),
    nested public.aa_checked,
    pairs app."Odd Pair"[],
    CONSTRAINT aa_holder_pkey PRIMARY KEY (id)
);

CREATE TYPE public.of_table AS (
    "row" public.aa_holder
);

CREATE VIEW public.aa_view AS
SELECT (aa_holder.pair).second AS second
   FROM public.aa_holder;

RESET check_function_bodies;
