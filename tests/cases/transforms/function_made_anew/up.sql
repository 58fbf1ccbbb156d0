SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.to_pl(value internal) RETURNS internal
    LANGUAGE internal IMMUTABLE
AS 'prsd_lextype';

RESET check_function_bodies;
