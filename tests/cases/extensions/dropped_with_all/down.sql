-- Does not bring back the data of: column public.a_table.d
-- Does not bring back the data of: column public.a_table.p
-- Does not bring back the data of: column public.a_table.during

CREATE EXTENSION btree_gist WITH SCHEMA ext;

CREATE EXTENSION hstore WITH SCHEMA ext;

CREATE EXTENSION postgres_fdw WITH SCHEMA ext;

CREATE EXTENSION unaccent WITH SCHEMA ext;

-- can fail: values of public.a_table.h that are not of type ext.hstore
-- rewrites every row of public.a_table under a lock
ALTER TABLE public.a_table ALTER COLUMN h TYPE ext.hstore USING h::text::ext.hstore;
ALTER TABLE public.a_table ADD COLUMN during tsrange;
ALTER TABLE public.a_table ENABLE ROW LEVEL SECURITY;

CREATE TYPE public.a_pair AS (
    a ext.hstore,
    b integer
);

ALTER TABLE public.a_table ADD COLUMN p public.a_pair;

CREATE DOMAIN public.a_domain AS ext.hstore
    CONSTRAINT a_domain_check CHECK (VALUE OPERATOR(ext.?) 'a'::text);

ALTER TABLE public.a_table ADD COLUMN d public.a_domain;

CREATE FUNCTION public.a_function(h ext.hstore) RETURNS text
    LANGUAGE sql
RETURN (h OPERATOR(ext.->) 'a'::text);

CREATE TEXT SEARCH CONFIGURATION public.a_search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION public.a_search ADD MAPPING FOR word WITH ext.unaccent, pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION public.a_search ADD MAPPING FOR asciihword, asciiword, email, file, "float", host, hword, hword_asciipart, hword_numpart, hword_part, "int", numhword, numword, sfloat, uint, url, url_path, version WITH pg_catalog.simple;

ALTER TABLE public.a_table ADD CONSTRAINT a_table_h_check CHECK ((h OPERATOR(ext.->) 'a'::text) IS NOT NULL);
ALTER TABLE public.a_table ADD CONSTRAINT a_table_room_during_excl EXCLUDE USING gist (room WITH =, during WITH &&);

CREATE POLICY a_policy ON public.a_table
    USING (h OPERATOR(ext.?) 'b'::text);

CREATE VIEW public.a_view AS
SELECT (a_table.h OPERATOR(ext.->) 'a'::text) AS a
   FROM public.a_table;

CREATE SERVER a_server FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'far.example');

CREATE FOREIGN TABLE public.a_foreign (
    id integer
) SERVER a_server OPTIONS (table_name 'it');
