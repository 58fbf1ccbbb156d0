SET check_function_bodies = off;

CREATE PROCEDURE public.p(a integer)
    LANGUAGE sql
AS 'SELECT a';

RESET check_function_bodies;
