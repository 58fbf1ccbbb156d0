DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);
GRANT USAGE ON SEQUENCE t_id_seq TO case_reader;
