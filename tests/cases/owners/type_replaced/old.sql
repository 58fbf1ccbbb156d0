DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (m mood);
ALTER TYPE mood OWNER TO case_owner;
