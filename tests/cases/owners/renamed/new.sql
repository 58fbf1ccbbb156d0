-- rename: table:t=u
DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE u (a integer);
CREATE FUNCTION f(a u) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE u OWNER TO case_owner;
ALTER FUNCTION f OWNER TO case_owner;
