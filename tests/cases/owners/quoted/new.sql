DO $$ BEGIN CREATE ROLE "Case Owner"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA "My App";
CREATE TABLE "My App"."My Table" (a integer);
ALTER TABLE "My App"."My Table" OWNER TO "Case Owner";
