CREATE OR REPLACE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';
