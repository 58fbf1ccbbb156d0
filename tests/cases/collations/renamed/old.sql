CREATE SCHEMA "Other";
CREATE COLLATION public.used (provider = libc, locale = 'C');
COMMENT ON COLLATION public.used IS 'used';
CREATE DOMAIN public.dom AS text COLLATE public.used;
CREATE TYPE public.pair AS (a text COLLATE public.used, b integer);
CREATE TYPE public.span AS RANGE (subtype = text, collation = public.used);
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE public.used, d text, EXCLUDE USING btree (d COLLATE public.used WITH =));
CREATE INDEX by_d ON public.holder (d COLLATE public.used);
CREATE VIEW public.seen AS SELECT a, d COLLATE public.used AS d FROM public.holder;
