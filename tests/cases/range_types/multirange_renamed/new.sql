CREATE TYPE public.span AS RANGE (subtype = integer, multirange_type_name = "Spans");
CREATE TABLE public.holder (id integer PRIMARY KEY, spans public."Spans" DEFAULT '{}');
CREATE FUNCTION public.first(public."Spans") RETURNS integer LANGUAGE sql AS 'SELECT lower($1)';
