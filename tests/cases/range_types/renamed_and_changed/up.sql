ALTER SCHEMA app RENAME TO "My app";

ALTER TYPE "My app".span RENAME TO "Range";
ALTER FUNCTION "My app".span(integer, integer) RENAME TO "Range";
ALTER FUNCTION "My app".span(integer, integer, text) RENAME TO "Range";

ALTER TYPE "My app".span_multirange RENAME TO "Range_multirange";
ALTER FUNCTION "My app".span_multirange() RENAME TO "Range_multirange";
ALTER FUNCTION "My app".span_multirange("My app"."Range") RENAME TO "Range_multirange";
ALTER FUNCTION "My app".span_multirange("My app"."Range"[]) RENAME TO "Range_multirange";

DROP VIEW "My app".seen;

-- rewrites every row of "My app".holder under a lock
ALTER TYPE "My app"."Range" RENAME TO "Range__old";
ALTER TYPE "My app"."Range_multirange" RENAME TO "Range_multirange__old";
ALTER FUNCTION "My app"."Range_multirange"() RENAME TO "Range_multirange__old";
CREATE TYPE "My app"."Range" AS RANGE (SUBTYPE = bigint);
ALTER TABLE "My app".holder
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE "My app"."Range" USING a::text::"My app"."Range";
ALTER TABLE "My app".holder
    ALTER COLUMN b TYPE "My app"."Range_multirange" USING b::text::"My app"."Range_multirange";
DROP TYPE "My app"."Range__old";

ALTER TABLE "My app".holder ALTER COLUMN a SET DEFAULT "My app"."Range"((1)::bigint, (2)::bigint);

CREATE VIEW "My app".seen AS
SELECT "My app"."Range_multirange"(holder.a) AS a
   FROM "My app".holder;
