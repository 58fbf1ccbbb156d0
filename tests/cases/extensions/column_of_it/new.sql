CREATE SCHEMA ext;
CREATE EXTENSION citext WITH SCHEMA ext;
CREATE EXTENSION pg_trgm WITH SCHEMA ext;
CREATE EXTENSION "uuid-ossp" WITH SCHEMA ext;
CREATE TABLE t (id integer PRIMARY KEY, name ext.citext, other text, uid uuid DEFAULT ext.uuid_generate_v4(), tags ext.citext[]);
CREATE INDEX by_name ON t (name);
CREATE INDEX by_other ON t USING gin (other ext.gin_trgm_ops);
CREATE VIEW v AS SELECT name, ext.similarity(other, 'x') AS alike FROM t;
