SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS SETOF public.t
    LANGUAGE sql STABLE
AS 'SELECT * FROM t';

RESET check_function_bodies;
