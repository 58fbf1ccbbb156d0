SET check_function_bodies = off;

DROP FUNCTION public.g(public.ct);

DROP TYPE public.ct;

CREATE TYPE public.ct AS (
    a integer,
    b text
);

CREATE FUNCTION public.g(x public.ct) RETURNS integer
    LANGUAGE sql
AS 'select 1';

RESET check_function_bodies;
