DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE t (a integer);
CREATE FUNCTION f(a t) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE t OWNER TO case_owner;
ALTER FUNCTION f OWNER TO case_owner;
