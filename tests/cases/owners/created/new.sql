DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA app AUTHORIZATION case_owner;
CREATE TABLE app.t (a integer);
ALTER TABLE app.t OWNER TO case_owner;
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION app.f OWNER TO case_owner;
