REVOKE SELECT ("A b") ON TABLE "My App"."My Table" FROM "Case Reader";
REVOKE INSERT ON TABLE "My App"."My Table" FROM "Case Reader";

GRANT USAGE ON SCHEMA "My App" TO "Case Reader";
