CREATE VIEW public.shown AS
SELECT
    NULL::integer AS id
WHERE false;

CREATE MATERIALIZED VIEW public.kept AS
SELECT shown.id
   FROM public.shown;

CREATE OR REPLACE VIEW public.shown AS
SELECT kept.id
   FROM public.kept;

CREATE INDEX kept_id ON public.kept (id);
