-- loses data: table "My App"."Users"
DROP TABLE "My App"."Users";

DROP SCHEMA "My App";
