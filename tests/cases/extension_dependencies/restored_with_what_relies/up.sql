SET check_function_bodies = off;

DROP FUNCTION "App"."F"(integer);

DROP PROCEDURE "App"."P"(IN integer);

DROP MATERIALIZED VIEW "App"."M";

ALTER TRIGGER "Tt" ON "App"."T" NO DEPENDS ON EXTENSION hstore;

ALTER INDEX "App"."T_a" NO DEPENDS ON EXTENSION hstore;

-- rewrites every row of "App"."T" under a lock
ALTER TABLE "App"."T" ALTER COLUMN a TYPE bigint;
ALTER TRIGGER "Tt" ON "App"."T" RENAME TO "Tu";

ALTER INDEX "App"."T_a" RENAME TO "T_b";

CREATE FUNCTION "App"."F"(x integer) RETURNS bigint
    LANGUAGE sql
AS 'select 1';

CREATE PROCEDURE "App"."P"(y integer)
    LANGUAGE sql
AS 'select 1';

CREATE MATERIALIZED VIEW "App"."M" AS
SELECT "T".a
   FROM "App"."T";

ALTER FUNCTION "App"."F"(integer) DEPENDS ON EXTENSION hstore;
ALTER FUNCTION "App"."F"(integer) DEPENDS ON EXTENSION hstore;

ALTER PROCEDURE "App"."P"(IN integer) DEPENDS ON EXTENSION hstore;
ALTER PROCEDURE "App"."P"(IN integer) DEPENDS ON EXTENSION hstore;

ALTER MATERIALIZED VIEW "App"."M" DEPENDS ON EXTENSION hstore;

ALTER TRIGGER "Tu" ON "App"."T" DEPENDS ON EXTENSION hstore;

ALTER INDEX "App"."T_b" DEPENDS ON EXTENSION hstore;

RESET check_function_bodies;
