-- needs: 14
CREATE TYPE public.span AS RANGE (subtype = integer);
COMMENT ON TYPE public.span IS 'a span';
GRANT USAGE ON TYPE public.span TO pg_monitor;
CREATE TABLE public.holder (id integer PRIMARY KEY, span public.span DEFAULT public.span(1, 2), spans public.span_multirange DEFAULT public.span_multirange(public.span(1, 2)));
INSERT INTO public.holder VALUES (1, '[3,4)', '{[5,6)}');
CREATE VIEW public.seen AS SELECT public.span_multirange(span) AS spans FROM public.holder;
