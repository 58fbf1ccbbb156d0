CREATE TYPE public.kind AS ENUM ('x');
CREATE TYPE public.pair AS (a integer, gone public.kind, b text);
COMMENT ON COLUMN public.pair.gone IS 'gone';
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, CHECK ((pair).b = 'x'));
INSERT INTO public.holder VALUES (1, ROW(1, NULL, 'x'));
CREATE VIEW public.seen AS SELECT id, (pair).gone, (pair).b FROM public.holder;
