DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer, b text);
INSERT INTO t VALUES (1, 'x');
GRANT SELECT (a), UPDATE (a, b) ON t TO case_reader;
