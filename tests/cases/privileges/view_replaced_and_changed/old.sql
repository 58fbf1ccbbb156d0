DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
GRANT ALL ON v TO case_reader;
GRANT SELECT ON v TO PUBLIC;
