SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f() RETURNS SETOF public.t
    LANGUAGE sql STABLE
AS 'SELECT * FROM t WHERE b IS NULL';

CREATE FUNCTION public.g() RETURNS integer
    LANGUAGE sql
AS 'SELECT count(*)::integer FROM t WHERE b IS NULL';

RESET check_function_bodies;
