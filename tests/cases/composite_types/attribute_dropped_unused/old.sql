CREATE TYPE public.pair AS (a integer, gone text, b text);
CREATE FUNCTION public.make() RETURNS public.pair LANGUAGE sql AS 'SELECT ROW(1, ''x'', ''y'')::public.pair';
CREATE TYPE public.outer AS (pair public.pair);
CREATE VIEW public.seen AS SELECT (public.make()).b;
