-- needs: 14
CREATE TYPE public.span AS RANGE (subtype = integer);
CREATE TABLE public.holder (id integer PRIMARY KEY, spans public.span_multirange DEFAULT '{}');
INSERT INTO public.holder VALUES (1, '{[1,2)}');
CREATE FUNCTION public.first(public.span_multirange) RETURNS integer LANGUAGE sql AS 'SELECT lower($1)';
