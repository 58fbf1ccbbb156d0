DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA app;
CREATE TABLE app.t (a integer);
GRANT USAGE ON SCHEMA app TO case_reader;
GRANT SELECT (a), INSERT ON app.t TO case_reader;
