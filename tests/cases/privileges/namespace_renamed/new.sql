-- rename: namespace:app=core
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA core;
CREATE TABLE core.t (a integer);
GRANT USAGE ON SCHEMA core TO case_reader;
GRANT SELECT (a), INSERT ON core.t TO case_reader;
