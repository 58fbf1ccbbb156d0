DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE feeling AS ENUM ('sad', 'ok');
ALTER TYPE mood OWNER TO case_owner;
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
ALTER VIEW v OWNER TO case_owner;
GRANT SELECT ON v TO PUBLIC;
