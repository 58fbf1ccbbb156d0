ALTER FOREIGN TABLE app.sites RENAME TO places;
ALTER FOREIGN TABLE app.places SET SCHEMA public;

ALTER FOREIGN TABLE public.places RENAME COLUMN title TO name;

DROP SCHEMA app;

COMMENT ON COLUMN public.places.name IS 'its name';

CREATE OR REPLACE VIEW public.names AS
SELECT places.name
   FROM public.places;
