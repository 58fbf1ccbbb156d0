DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE a (id serial, i bigint GENERATED ALWAYS AS IDENTITY);
CREATE TABLE b (id serial);
ALTER TABLE a OWNER TO case_owner;
ALTER TABLE b OWNER TO case_owner;
