CREATE OR REPLACE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS 'SELECT a + 1';

COMMENT ON PROCEDURE public.p(integer) IS 'works';
