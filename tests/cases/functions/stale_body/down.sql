SET check_function_bodies = off;

DROP FUNCTION public.g();

CREATE OR REPLACE FUNCTION public.f() RETURNS SETOF public.t
    LANGUAGE sql
AS 'SELECT * FROM t WHERE b IS NULL';

RESET check_function_bodies;
