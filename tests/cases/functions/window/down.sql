DROP FUNCTION public.number();

CREATE FUNCTION public.number() RETURNS bigint
    LANGUAGE internal
AS 'window_row_number';
