SET check_function_bodies = off;

DROP PROCEDURE public.p(IN integer);

DROP PROCEDURE public.p(IN integer, IN text);

CREATE PROCEDURE public.p(integer)
    LANGUAGE sql
AS '';

CREATE PROCEDURE public.p(text, OUT integer)
    LANGUAGE sql
AS 'SELECT 1';

RESET check_function_bodies;
