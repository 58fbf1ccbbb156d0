DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
