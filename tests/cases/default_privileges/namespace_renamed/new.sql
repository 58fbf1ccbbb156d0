-- rename: namespace:app=core
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA core;
ALTER DEFAULT PRIVILEGES IN SCHEMA core GRANT ALL ON TABLES TO case_reader;
CREATE TABLE core.t (a integer);
