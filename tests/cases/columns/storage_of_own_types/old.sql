-- needs: 14
CREATE TYPE public.span AS RANGE (subtype = text);
CREATE TYPE public.pair AS (a text, b text);
CREATE DOMAIN public.word AS text;
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.span, b public.pair, c public.word, d public.span_multirange);
ALTER TABLE public.holder ALTER a SET STORAGE EXTERNAL, ALTER b SET STORAGE MAIN, ALTER c SET STORAGE EXTERNAL, ALTER d SET STORAGE MAIN;
