CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE EXTENSION hstore; CREATE EXTENSION pg_trgm SCHEMA ext;
SET search_path = public, ext;
CREATE DOMAIN mail AS citext CHECK (value <> ''::citext);
CREATE TYPE pair AS (a citext, b integer);
CREATE TABLE t (id integer PRIMARY KEY, name citext NOT NULL DEFAULT 'x'::citext, many citext[], h hstore, m mail, UNIQUE (name), CHECK (name <> 'y'::citext));
CREATE INDEX i ON t (lower(name::text)); CREATE INDEX g ON t USING gin ((name::text) gin_trgm_ops);
CREATE VIEW v AS SELECT name, name = 'a'::citext AS is_a FROM t;
CREATE MATERIALIZED VIEW w AS SELECT name FROM t;
CREATE FUNCTION f(citext) RETURNS citext LANGUAGE sql AS 'SELECT $1';
