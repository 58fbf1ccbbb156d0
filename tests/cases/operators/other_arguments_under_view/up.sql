SET check_function_bodies = off;

DROP VIEW public.v;

DROP OPERATOR public.<<< (integer, integer);

DROP FUNCTION public.f(integer, integer);

CREATE FUNCTION public.g(a anyelement, b anyelement) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS 'SELECT true';

CREATE OPERATOR public.<<< (
    FUNCTION = public.g,
    LEFTARG = anyelement,
    RIGHTARG = anyelement
);

CREATE VIEW public.v AS
SELECT (1 OPERATOR(public.<<<) 2) AS b;

RESET check_function_bodies;
