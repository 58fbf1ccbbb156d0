CREATE TYPE public.other AS ENUM ('x');
CREATE TYPE public.pair AS (a integer, b text, c public.other, "D" numeric(4,1)[]);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, pairs public.pair[]);
CREATE VIEW public.seen AS SELECT id, pair FROM public.holder;
CREATE VIEW public.more AS SELECT id, (pair).c FROM public.holder;
COMMENT ON COLUMN public.pair.c IS 'another';
