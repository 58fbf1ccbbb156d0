DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
