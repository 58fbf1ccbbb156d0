DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_writer; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer, b text);
GRANT SELECT ON t TO case_reader WITH GRANT OPTION;
SET ROLE case_reader;
GRANT SELECT ON t TO case_writer;
RESET ROLE;
