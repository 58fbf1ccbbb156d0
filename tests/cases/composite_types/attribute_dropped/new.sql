CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, CHECK ((pair).b = 'x'));
CREATE VIEW public.seen AS SELECT id, (pair).b FROM public.holder;
