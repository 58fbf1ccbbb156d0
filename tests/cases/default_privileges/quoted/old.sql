DO $$ BEGIN CREATE ROLE "Case Reader"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA "My App";
