SET check_function_bodies = off;

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

DROP FUNCTION public.f();

DROP LANGUAGE "Own";

DROP FUNCTION public.validate(oid);

CREATE FUNCTION public.validate(oid) RETURNS void
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_validator';

CREATE TRUSTED LANGUAGE "Own" HANDLER public.call INLINE public.call_inline VALIDATOR public.validate;

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE "Own"
AS 'BEGIN RETURN 1; END';

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f();

RESET check_function_bodies;
