CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere'::text,
    area numeric
) SERVER far OPTIONS (schema_name 'public', table_name 'places');
