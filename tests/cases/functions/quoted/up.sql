SET check_function_bodies = off;

CREATE FUNCTION public."My F"("A b" integer) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

RESET check_function_bodies;
