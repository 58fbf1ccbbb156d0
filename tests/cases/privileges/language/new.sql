DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT USAGE ON LANGUAGE plpgsql TO case_reader;
REVOKE USAGE ON LANGUAGE sql FROM PUBLIC;
