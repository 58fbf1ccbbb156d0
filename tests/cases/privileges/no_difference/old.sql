DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer, b text);
GRANT SELECT (a), INSERT ON t TO case_reader;
GRANT ALL ON t TO PUBLIC;
