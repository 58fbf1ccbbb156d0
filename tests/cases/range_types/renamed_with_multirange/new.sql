-- rename: type:public.span="Period"
CREATE TYPE public."Period" AS RANGE (subtype = integer);
COMMENT ON TYPE public."Period" IS 'a span';
GRANT USAGE ON TYPE public."Period" TO pg_monitor;
CREATE TABLE public.holder (id integer PRIMARY KEY, span public."Period" DEFAULT public."Period"(1, 2), spans public."Period_multirange" DEFAULT public."Period_multirange"(public."Period"(1, 2)));
CREATE VIEW public.seen AS SELECT public."Period_multirange"(span) AS spans FROM public.holder;
