SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal STABLE STRICT
AS 'int4in';

RESET check_function_bodies;
