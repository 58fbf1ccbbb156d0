-- rename: composite_type:public.pair="Other"."Two of them"
CREATE SCHEMA "Other";
CREATE TYPE "Other"."Two of them" AS (a integer, b text);
COMMENT ON TYPE "Other"."Two of them" IS 'a pair';
COMMENT ON COLUMN "Other"."Two of them".a IS 'the first';
CREATE TYPE public.outer AS (pair "Other"."Two of them"[]);
CREATE DOMAIN public.known AS "Other"."Two of them";
CREATE FUNCTION public.first("Other"."Two of them") RETURNS "Other"."Two of them" LANGUAGE plpgsql AS 'BEGIN RETURN $1; END';
CREATE TABLE public.holder (id integer PRIMARY KEY, pair "Other"."Two of them", pairs "Other"."Two of them"[]);
CREATE VIEW public.seen AS SELECT id, (pair).a, ROW(1, 'b')::"Other"."Two of them" AS made FROM public.holder;
