SET check_function_bodies = off;

CREATE FUNCTION public.call() RETURNS language_handler
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';

CREATE FUNCTION public.call_inline(internal) RETURNS void
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_inline_handler';

CREATE FUNCTION public.validate(oid) RETURNS void
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_validator';

CREATE TRUSTED LANGUAGE "Own" HANDLER public.call INLINE public.call_inline VALIDATOR public.validate;

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE "Own"
AS 'BEGIN RETURN 1; END';

CREATE TABLE public.t (
    a integer DEFAULT public.f()
);

RESET check_function_bodies;
