DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1);
GRANT SELECT (a) ON t TO case_reader;
