SET check_function_bodies = off;

CREATE FUNCTION public.amount_send(public.amount) RETURNS bytea
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4send';

ALTER TYPE public.amount SET (SEND = public.amount_send);

RESET check_function_bodies;
