CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);

CREATE VIEW public.first AS
SELECT
    NULL::integer AS id,
    NULL::character varying(20) COLLATE pg_catalog."C" AS name,
    NULL::public.mood AS "Mood"
WHERE false;

COMMENT ON VIEW public.first IS 'reads itself';

CREATE VIEW public.second AS
SELECT first.id,
    first.name,
    first."Mood"
   FROM public.first
  WHERE (first.id > 1);

CREATE OR REPLACE VIEW public.first WITH (security_barrier = true) AS
SELECT second.id,
    second.name,
    second."Mood"
   FROM public.second;
ALTER VIEW public.first ALTER COLUMN id SET DEFAULT 3;

GRANT SELECT ON TABLE public.second TO PUBLIC;
