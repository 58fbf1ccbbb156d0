CREATE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS 'SELECT a';
