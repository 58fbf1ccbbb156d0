-- needs: 14
CREATE SCHEMA app;
CREATE TYPE app.span AS RANGE (subtype = integer, multirange_type_name = public."Spans");
CREATE DOMAIN public.known AS public."Spans" CHECK (NOT isempty(VALUE));
CREATE TYPE public.pair AS (a public."Spans", b public."Spans"[]);
CREATE TABLE public.holder (id integer PRIMARY KEY, spans public."Spans" NOT NULL DEFAULT app."Spans"(), all_spans public."Spans"[], known public.known, pair public.pair, becomes app.span,
    CHECK (upper(spans) = 9 AND upper(all_spans[1]) = 3 AND upper(known) = 4 AND upper((pair).a) = 5 AND upper((pair).b[1]) = 6 AND upper(becomes) = 7));
INSERT INTO public.holder VALUES (1, '{[1,2),[8,9)}', ARRAY['{[2,3)}'::public."Spans"], '{[3,4)}', ROW('{[4,5)}', ARRAY['{[5,6)}'::public."Spans"]), '[6,7)');
CREATE VIEW public.seen AS SELECT app."Spans"(app.span(1, 2)) AS made, NULL::public."Spans"[] AS none;
