DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN d AS integer;
CREATE TYPE pair AS (a integer);
GRANT USAGE ON TYPE mood TO case_reader;
