-- rename: collation:public.used="Other"."Used Up"
CREATE SCHEMA "Other";
CREATE COLLATION "Other"."Used Up" (provider = libc, locale = 'C');
COMMENT ON COLLATION "Other"."Used Up" IS 'used';
CREATE DOMAIN public.dom AS text COLLATE "Other"."Used Up";
CREATE TYPE public.pair AS (a text COLLATE "Other"."Used Up", b integer);
CREATE TYPE public.span AS RANGE (subtype = text, collation = "Other"."Used Up");
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE "Other"."Used Up", d text, EXCLUDE USING btree (d COLLATE "Other"."Used Up" WITH =));
CREATE INDEX by_d ON public.holder (d COLLATE "Other"."Used Up");
CREATE VIEW public.seen AS SELECT a, d COLLATE "Other"."Used Up" AS d FROM public.holder;
