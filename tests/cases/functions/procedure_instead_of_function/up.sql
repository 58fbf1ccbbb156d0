DROP FUNCTION public.f(integer);

CREATE PROCEDURE public.f(a integer)
    LANGUAGE sql
AS 'SELECT a';
