SET check_function_bodies = off;

CREATE TYPE public.days;

CREATE FUNCTION public.canonical(public.days) RETURNS public.days
    LANGUAGE internal IMMUTABLE
AS 'daterange_canonical';

CREATE TYPE public.days AS RANGE (SUBTYPE = date, CANONICAL = public.canonical);

CREATE TABLE public.t (
    d public.days,
    m public.days_multirange
);

RESET check_function_bodies;
