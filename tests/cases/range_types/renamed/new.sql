-- rename: range_type:public.span="Other"."From to"
CREATE SCHEMA "Other";
CREATE TYPE "Other"."From to" AS RANGE (subtype = integer, multirange_type_name = public.spans);
COMMENT ON TYPE "Other"."From to" IS 'a span';
CREATE TABLE public.holder (id integer PRIMARY KEY, span "Other"."From to", spans public.spans);
CREATE VIEW public.seen AS SELECT id, span, '[1,2)'::"Other"."From to" AS one FROM public.holder;
CREATE FUNCTION public.first(public.spans, "Other"."From to") RETURNS integer LANGUAGE sql AS 'SELECT lower($1)';
