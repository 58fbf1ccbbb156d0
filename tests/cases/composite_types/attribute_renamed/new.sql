-- rename: attribute:public.pair.a="First one"
CREATE TYPE public.pair AS ("First one" integer, b text);
COMMENT ON COLUMN public.pair."First one" IS 'the first';
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, pairs public.pair[]);
CREATE INDEX by_a ON public.holder (((pair)."First one"));
CREATE VIEW public.seen AS SELECT id, (pair)."First one" AS x FROM public.holder;
