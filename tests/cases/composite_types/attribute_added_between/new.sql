CREATE TYPE public.pair AS (a integer, "Mid dle" boolean, b text);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, pairs public.pair[]);
