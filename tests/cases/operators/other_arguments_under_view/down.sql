SET check_function_bodies = off;

DROP VIEW public.v;

DROP OPERATOR public.<<< (anyelement, anyelement);

DROP FUNCTION public.g(anyelement, anyelement);

CREATE FUNCTION public.f(a integer, b integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS 'SELECT true';

CREATE OPERATOR public.<<< (
    FUNCTION = public.f,
    LEFTARG = integer,
    RIGHTARG = integer
);

CREATE VIEW public.v AS
SELECT (1 OPERATOR(public.<<<) 2) AS b;

RESET check_function_bodies;
