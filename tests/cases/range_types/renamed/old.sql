-- needs: 14
CREATE SCHEMA "Other";
CREATE TYPE public.span AS RANGE (subtype = integer, multirange_type_name = spans);
COMMENT ON TYPE public.span IS 'a span';
CREATE TABLE public.holder (id integer PRIMARY KEY, span public.span, spans public.spans);
CREATE VIEW public.seen AS SELECT id, span, '[1,2)'::public.span AS one FROM public.holder;
CREATE FUNCTION public.first(public.spans, public.span) RETURNS integer LANGUAGE sql AS 'SELECT lower($1)';
