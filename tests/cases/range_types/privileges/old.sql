CREATE TYPE public."Span" AS RANGE (subtype = integer);
CREATE TABLE public.holder (id integer PRIMARY KEY, span public."Span");
GRANT USAGE ON TYPE public."Span" TO pg_monitor;
