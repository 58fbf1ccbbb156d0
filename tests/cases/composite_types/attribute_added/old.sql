CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, pairs public.pair[]);
INSERT INTO public.holder VALUES (1, ROW(1, 'x'), ARRAY[ROW(1, 'x')::public.pair, NULL]), (2, NULL, '{}'), (3, ROW(NULL, NULL), NULL);
CREATE VIEW public.seen AS SELECT id, pair FROM public.holder;
