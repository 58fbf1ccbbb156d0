CREATE TYPE public.pair AS (a integer, b text);
COMMENT ON COLUMN public.pair.a IS 'the first';
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, pairs public.pair[]);
INSERT INTO public.holder VALUES (1, ROW(1, 'x'), ARRAY[ROW(1, 'x')::public.pair, NULL]), (2, NULL, '{}'), (3, ROW(NULL, NULL), NULL);
CREATE INDEX by_a ON public.holder (((pair).a));
CREATE VIEW public.seen AS SELECT id, (pair).a AS x FROM public.holder;
