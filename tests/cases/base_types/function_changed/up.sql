CREATE OR REPLACE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal STABLE STRICT
AS 'int4in';
