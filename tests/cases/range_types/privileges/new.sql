CREATE TYPE public."Span" AS RANGE (subtype = bigint);
CREATE TABLE public.holder (id integer PRIMARY KEY, span public."Span");
GRANT USAGE ON TYPE public."Span" TO pg_monitor WITH GRANT OPTION;
REVOKE USAGE ON TYPE public."Span" FROM PUBLIC;
