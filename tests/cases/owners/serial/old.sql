DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE a (id serial, i bigint GENERATED ALWAYS AS IDENTITY);
