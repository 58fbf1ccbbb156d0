CREATE FUNCTION public.f(a text) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';
