SET check_function_bodies = off;

CREATE OR REPLACE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS 'SELECT a + 1';

COMMENT ON PROCEDURE public.p(IN integer) IS 'works';

RESET check_function_bodies;
