SET check_function_bodies = off;

CREATE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.amount_out(public.amount) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

CREATE TYPE public.amount (
    INPUT = public.amount_in,
    OUTPUT = public.amount_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4
);

RESET check_function_bodies;
