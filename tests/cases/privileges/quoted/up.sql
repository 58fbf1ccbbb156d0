REVOKE USAGE ON SCHEMA "My App" FROM "Case Reader";

GRANT INSERT ON TABLE "My App"."My Table" TO "Case Reader";
GRANT SELECT ("A b") ON TABLE "My App"."My Table" TO "Case Reader";
