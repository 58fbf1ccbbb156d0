DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer, b text);
GRANT SELECT ON t TO case_reader;
GRANT UPDATE (a) ON t TO case_reader;
COMMENT ON TABLE t IS 'x';
