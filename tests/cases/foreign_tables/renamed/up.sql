ALTER FOREIGN TABLE public.places RENAME COLUMN name TO title;

CREATE SCHEMA app;

ALTER FOREIGN TABLE public.places RENAME TO sites;
ALTER FOREIGN TABLE public.sites SET SCHEMA app;

COMMENT ON COLUMN app.sites.title IS 'its title';

CREATE OR REPLACE VIEW public.names AS
SELECT sites.title AS name
   FROM app.sites;
