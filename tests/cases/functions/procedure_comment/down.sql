SET check_function_bodies = off;

COMMENT ON PROCEDURE public.p(IN integer) IS NULL;

CREATE OR REPLACE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS 'SELECT a';

RESET check_function_bodies;
