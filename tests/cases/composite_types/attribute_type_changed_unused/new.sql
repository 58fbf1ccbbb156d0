CREATE TYPE public.pair AS (a bigint, b text COLLATE "C");
CREATE TYPE public.outer AS (pair public.pair);
CREATE FUNCTION public.make() RETURNS public.outer LANGUAGE sql AS 'SELECT ROW(ROW(1, ''y''))';
CREATE VIEW public.seen AS SELECT ((public.make()).pair).a;
