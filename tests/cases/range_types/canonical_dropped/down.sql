SET check_function_bodies = off;

DROP FUNCTION public.f(public.days);

DROP TYPE public.days;
CREATE TYPE public.days;

CREATE FUNCTION public.canonical(public.days) RETURNS public.days
    LANGUAGE internal IMMUTABLE
AS 'daterange_canonical';

CREATE TYPE public.days AS RANGE (SUBTYPE = date, CANONICAL = public.canonical);
COMMENT ON TYPE public.days IS 'days';

CREATE FUNCTION public.f(public.days) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

RESET check_function_bodies;
