CREATE OR REPLACE VIEW public.first AS
SELECT
    NULL::integer AS id,
    NULL::character varying(20) COLLATE pg_catalog."C" AS name,
    NULL::public.mood AS "Mood"
WHERE false;
ALTER VIEW public.first ALTER COLUMN id DROP DEFAULT;

DROP VIEW public.second;

DROP VIEW public.first;

DROP TYPE public.mood;
