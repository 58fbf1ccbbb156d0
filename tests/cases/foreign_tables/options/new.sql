CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'no', position '1') NOT NULL,
    name text OPTIONS (column_name 'title') DEFAULT 'nowhere',
    area numeric
) SERVER far OPTIONS (schema_name 'other', fetch_size '10');
