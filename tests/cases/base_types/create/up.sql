SET check_function_bodies = off;

CREATE TYPE public.amount;

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

CREATE DOMAIN public.amounts AS public.amount[];

CREATE FUNCTION public.amount_eq(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4eq';

CREATE OPERATOR public.= (
    FUNCTION = public.amount_eq,
    LEFTARG = public.amount,
    RIGHTARG = public.amount,
    COMMUTATOR = OPERATOR(public.=)
);

CREATE CAST (integer AS public.amount) WITHOUT FUNCTION;

CREATE TABLE public.t (
    a public.amount,
    b public.amounts,
    c public.amount[]
);

RESET check_function_bodies;
