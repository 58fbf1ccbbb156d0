SET check_function_bodies = off;

CREATE TRUSTED LANGUAGE "Own" HANDLER public.call INLINE public.call_inline VALIDATOR public.validate;

CREATE OR REPLACE FUNCTION public.f() RETURNS integer
    LANGUAGE "Own"
AS 'BEGIN RETURN 1; END';

DROP LANGUAGE other;

RESET check_function_bodies;
