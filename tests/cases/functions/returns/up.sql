DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer) RETURNS bigint
    LANGUAGE sql
AS 'SELECT a::bigint';
