SET check_function_bodies = off;

CREATE FUNCTION public.f(a integer, OUT b integer, INOUT c text, VARIADIC d integer[]) RETURNS record
    LANGUAGE plpgsql
AS 'BEGIN b := a; END';

RESET check_function_bodies;
