SET check_function_bodies = off;

CREATE VIEW public.shown AS
SELECT
    NULL::integer AS id,
    NULL::text AS name
WHERE false;

CREATE FUNCTION public.title(public.shown) RETURNS text
    LANGUAGE sql
AS $$ SELECT upper($1.name) $$;

CREATE OR REPLACE VIEW public.shown AS
SELECT items.id,
    items.name
   FROM public.items
  WHERE (public.title(ROW(items.id, items.name)::public.shown) <> ''::text);

RESET check_function_bodies;
