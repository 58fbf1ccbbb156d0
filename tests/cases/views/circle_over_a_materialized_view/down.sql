CREATE OR REPLACE VIEW public.shown AS
SELECT
    NULL::integer AS id
WHERE false;

DROP MATERIALIZED VIEW public.kept;

DROP VIEW public.shown;
