CREATE TYPE public.pair AS (a integer, b text);
CREATE TYPE public.outer AS (pair public.pair);
COMMENT ON TYPE public.pair IS 'a pair';
COMMENT ON COLUMN public.pair.a IS 'the first';
CREATE FUNCTION public.make() RETURNS public.pair LANGUAGE sql AS 'SELECT ROW(1, ''y'')::public.pair';
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair DEFAULT ROW(1, 'd'), pairs public.pair[], "Outer" public.outer, CHECK ((pair).b = 'x' AND ((("Outer").pair).b) = 'y'));
CREATE INDEX by_a ON public.holder (((pair).a));
CREATE VIEW public.seen AS SELECT id, (pair).a, pairs FROM public.holder;
INSERT INTO public.holder VALUES (1, ROW(1, 'x'), ARRAY[ROW(1, 'x')::public.pair, NULL], ROW(ROW(2, 'y'))), (2, NULL, '{}', NULL);
