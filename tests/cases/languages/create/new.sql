CREATE FUNCTION call() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION call_inline(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION validate(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE "Own" HANDLER call INLINE call_inline VALIDATOR validate;
CREATE FUNCTION f() RETURNS integer LANGUAGE "Own" AS 'BEGIN RETURN 1; END';
CREATE TABLE t (a integer DEFAULT f());
