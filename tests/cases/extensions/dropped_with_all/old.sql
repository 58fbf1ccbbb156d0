-- needs: 14
CREATE SCHEMA ext;
CREATE EXTENSION hstore WITH SCHEMA ext;
CREATE EXTENSION btree_gist WITH SCHEMA ext;
CREATE EXTENSION postgres_fdw WITH SCHEMA ext;
CREATE EXTENSION unaccent WITH SCHEMA ext;
CREATE DOMAIN a_domain AS ext.hstore CHECK (VALUE OPERATOR(ext.?) 'a'::text);
CREATE TYPE a_pair AS (a ext.hstore, b integer);
CREATE TABLE a_table (id integer, h ext.hstore, d a_domain, p a_pair, room integer, during tsrange,
    EXCLUDE USING gist (room WITH =, during WITH &&), CHECK ((h OPERATOR(ext.->) 'a'::text) IS NOT NULL));
CREATE VIEW a_view AS SELECT h OPERATOR(ext.->) 'a'::text AS a FROM a_table;
CREATE FUNCTION a_function(h ext.hstore) RETURNS text LANGUAGE sql RETURN h OPERATOR(ext.->) 'a'::text;
CREATE SERVER a_server FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'far.example');
CREATE FOREIGN TABLE a_foreign (id integer) SERVER a_server OPTIONS (table_name 'it');
CREATE TEXT SEARCH CONFIGURATION a_search (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION a_search ALTER MAPPING FOR word WITH ext.unaccent, simple;
ALTER TABLE a_table ENABLE ROW LEVEL SECURITY;
CREATE POLICY a_policy ON a_table USING (h OPERATOR(ext.?) 'b'::text);
