SET check_function_bodies = off;

CREATE TYPE public.amount;

CREATE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.amount_out(public.amount) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

CREATE TYPE public.amount (
    INPUT = public.amount_in,
    OUTPUT = public.amount_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4
);

ALTER TYPE public.amount OWNER TO case_owner;

CREATE FUNCTION public.call() RETURNS language_handler
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';

CREATE TRUSTED LANGUAGE "Own" HANDLER public.call;
ALTER LANGUAGE "Own" OWNER TO case_owner;
GRANT USAGE ON LANGUAGE "Own" TO pg_monitor;

CREATE OPERATOR FAMILY public."F" USING btree;
ALTER OPERATOR FAMILY public."F" USING btree OWNER TO case_owner;

CREATE OPERATOR CLASS public.o FOR TYPE integer USING hash AS
    OPERATOR 1 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) pg_catalog.hashint4(integer);

ALTER OPERATOR FAMILY public.o USING hash OWNER TO case_owner;

ALTER OPERATOR CLASS public.o USING hash OWNER TO case_owner;

CREATE CONVERSION public.c FOR 'UTF8' TO 'LATIN1' FROM pg_catalog.utf8_to_iso8859_1;
ALTER CONVERSION public.c OWNER TO case_owner;

CREATE MATERIALIZED VIEW public.m AS
SELECT 1 AS a,
    2 AS b;

CREATE STATISTICS public.s ON a, b FROM public.m;

ALTER STATISTICS public.s OWNER TO case_owner;

RESET check_function_bodies;
