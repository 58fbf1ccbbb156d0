SET check_function_bodies = off;

DROP PROCEDURE public.p(IN integer, IN text, IN text);

CREATE PROCEDURE public.p(a integer, INOUT b text)
    LANGUAGE plpgsql
AS 'BEGIN END';

RESET check_function_bodies;
