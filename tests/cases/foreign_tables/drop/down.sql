CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere'::text,
    area numeric
) SERVER far OPTIONS (schema_name 'public', table_name 'places');

CREATE VIEW public.names AS
SELECT places.name
   FROM public.places;
