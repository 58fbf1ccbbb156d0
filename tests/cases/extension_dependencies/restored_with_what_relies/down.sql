SET check_function_bodies = off;

DROP FUNCTION "App"."F"(integer);

DROP PROCEDURE "App"."P"(IN integer);

DROP MATERIALIZED VIEW "App"."M";

ALTER TRIGGER "Tu" ON "App"."T" NO DEPENDS ON EXTENSION hstore;

ALTER INDEX "App"."T_b" NO DEPENDS ON EXTENSION hstore;

-- can fail: values of "App"."T".a that are not of type integer
-- rewrites every row of "App"."T" under a lock
ALTER TABLE "App"."T" ALTER COLUMN a TYPE integer;
ALTER TRIGGER "Tu" ON "App"."T" RENAME TO "Tt";

ALTER INDEX "App"."T_b" RENAME TO "T_a";

CREATE FUNCTION "App"."F"(x integer) RETURNS integer
    LANGUAGE sql
AS 'select 1';

CREATE PROCEDURE "App"."P"(x integer)
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

ALTER TRIGGER "Tt" ON "App"."T" DEPENDS ON EXTENSION hstore;

ALTER INDEX "App"."T_a" DEPENDS ON EXTENSION hstore;

RESET check_function_bodies;
