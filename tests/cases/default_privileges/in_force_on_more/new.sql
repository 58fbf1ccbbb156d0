DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_writer; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO case_reader;
CREATE TABLE t (a integer, id bigint GENERATED ALWAYS AS IDENTITY);
CREATE VIEW v AS SELECT a::text AS a FROM t;
GRANT SELECT, INSERT ON v TO case_reader, case_writer;
