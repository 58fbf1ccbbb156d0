CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere',
    area numeric
) SERVER far OPTIONS (schema_name 'public', table_name 'places');

