CREATE SCHEMA "App"; CREATE TYPE "App"."Note"; CREATE FUNCTION "App"."In"(cstring, oid, integer) RETURNS "App"."Note" LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION "App"."Out"("App"."Note") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE TYPE "App"."Note" (INPUT = "App"."In", OUTPUT = "App"."Out", TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout, STORAGE = external, COLLATABLE = true);
