SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS SETOF public.v
    LANGUAGE sql
AS 'SELECT * FROM v';

RESET check_function_bodies;
