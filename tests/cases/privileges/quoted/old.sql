DO $$ BEGIN CREATE ROLE "Case Reader"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA "My App";
CREATE TABLE "My App"."My Table" ("A b" integer);
GRANT USAGE ON SCHEMA "My App" TO "Case Reader";
