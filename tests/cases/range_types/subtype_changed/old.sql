-- needs: 14
CREATE TYPE public.span AS RANGE (subtype = integer);
COMMENT ON TYPE public.span IS 'a span';
CREATE DOMAIN public.known AS public.span CHECK (NOT isempty(VALUE));
CREATE TYPE public.pair AS (a public.span, b text);
CREATE FUNCTION public.low(public.span_multirange) RETURNS bigint LANGUAGE sql AS 'SELECT lower($1)';
CREATE FUNCTION public.make() RETURNS public.span LANGUAGE sql AS 'SELECT public.span(1, 2)';
CREATE TABLE public.holder (id integer PRIMARY KEY, span public.span DEFAULT '[1,2)', spans public.span_multirange, all_spans public.span[], known public.known, pair public.pair,
    CHECK (lower(span) = 3 AND upper(spans) = 9 AND lower(all_spans[1]) = 4 AND lower(known) = 5 AND lower((pair).a) = 6));
CREATE INDEX by_span ON public.holder USING gist (span);
INSERT INTO public.holder VALUES (1, '[3,4)', '{[1,2),[8,9)}', ARRAY['[4,5)'::public.span], '[5,6)', ROW('[6,7)', 'x'));
CREATE VIEW public.seen AS SELECT id, lower(span) AS low, isempty(span) AS has FROM public.holder;
