CREATE OR REPLACE FUNCTION public.to_pl(value internal) RETURNS internal
    LANGUAGE internal IMMUTABLE
AS 'prsd_lextype';
