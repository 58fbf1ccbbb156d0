DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO case_reader;
CREATE TABLE app.t (a integer);
GRANT SELECT ON ALL TABLES IN SCHEMA app TO case_reader;
