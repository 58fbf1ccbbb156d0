SET check_function_bodies = off;

DROP PROCEDURE public.p(IN integer, IN text);

CREATE PROCEDURE public.p(a integer, INOUT b text, INOUT c text DEFAULT NULL::text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = ''
AS 'BEGIN END';

RESET check_function_bodies;
