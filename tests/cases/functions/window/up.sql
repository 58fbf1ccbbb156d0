SET check_function_bodies = off;

DROP FUNCTION public.number();

CREATE FUNCTION public.number() RETURNS bigint
    LANGUAGE internal WINDOW IMMUTABLE COST 3
AS 'window_row_number';

RESET check_function_bodies;
