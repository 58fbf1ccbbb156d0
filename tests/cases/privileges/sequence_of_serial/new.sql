DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (id serial, a integer);
GRANT USAGE, SELECT ON SEQUENCE t_id_seq TO case_reader;
