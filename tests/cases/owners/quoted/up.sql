ALTER TABLE "My App"."My Table" OWNER TO "Case Owner";
