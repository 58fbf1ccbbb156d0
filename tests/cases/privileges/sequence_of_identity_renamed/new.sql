-- rename: table:t=u
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE u (id bigint GENERATED ALWAYS AS IDENTITY);
GRANT USAGE, SELECT ON SEQUENCE u_id_seq TO case_reader;
