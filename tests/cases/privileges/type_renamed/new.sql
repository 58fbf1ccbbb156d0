-- rename: type:mood=feeling
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE feeling AS ENUM ('sad', 'ok');
CREATE FUNCTION f(a feeling) RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT USAGE ON TYPE feeling TO case_reader;
GRANT EXECUTE ON FUNCTION f TO case_reader;
