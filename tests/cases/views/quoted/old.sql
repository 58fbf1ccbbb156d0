CREATE TABLE "T" ("A b" integer);
