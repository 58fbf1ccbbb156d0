CREATE TABLE "T" ("A b" integer); CREATE VIEW "My View" AS SELECT "A b" AS "C""d" FROM "T";
