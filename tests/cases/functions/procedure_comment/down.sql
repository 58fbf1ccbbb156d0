COMMENT ON PROCEDURE public.p(integer) IS NULL;

CREATE OR REPLACE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS 'SELECT a';
