SET check_function_bodies = off;

CREATE TRUSTED LANGUAGE other HANDLER public.call INLINE public.call_inline VALIDATOR public.validate;

CREATE OR REPLACE FUNCTION public.f() RETURNS integer
    LANGUAGE other
AS 'BEGIN RETURN 1; END';

DROP LANGUAGE "Own";

RESET check_function_bodies;
