CREATE TABLE "Table" ("Id" integer, "order" text, "a ""b""" date); CREATE INDEX "I" ON "Table" ("order");
