DROP VIEW public.names;

ALTER TABLE public.places RENAME TO places__old;
CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere'::text,
    area numeric
) SERVER far OPTIONS (schema_name 'public', table_name 'places');

COMMENT ON FOREIGN TABLE public.places IS 'there';

CREATE VIEW public.names AS
SELECT places.name
   FROM public.places;

-- loses data: table public.places
DROP TABLE public.places__old;
