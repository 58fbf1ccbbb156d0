-- rename: server:far=beyond
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER beyond FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere',
    area numeric
) SERVER beyond OPTIONS (schema_name 'public', table_name 'places');
