DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
ALTER SCHEMA public OWNER TO case_owner;
GRANT CREATE ON SCHEMA public TO PUBLIC;
