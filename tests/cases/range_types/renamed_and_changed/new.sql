-- rename: schema:app="My app"
-- rename: range_type:"My app".span="My app"."Range"
CREATE SCHEMA "My app";
CREATE TYPE "My app"."Range" AS RANGE (subtype = bigint);
CREATE TABLE "My app".holder (id integer PRIMARY KEY, a "My app"."Range" DEFAULT "My app"."Range"(1, 2), b "My app"."Range_multirange");
CREATE VIEW "My app".seen AS SELECT "My app"."Range_multirange"(a) AS a FROM "My app".holder;
