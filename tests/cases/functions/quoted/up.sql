CREATE FUNCTION public."My F"("A b" integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';
