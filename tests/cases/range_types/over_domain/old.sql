-- needs: 14
CREATE DOMAIN public.price AS numeric CHECK (VALUE >= 0);
CREATE TYPE public.prices AS RANGE (subtype = public.price);
CREATE TYPE public.pair AS (a integer, b integer);
CREATE TYPE public.pairs AS RANGE (subtype = public.pair);
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.prices, b public.pairs, c public.prices_multirange[]);
INSERT INTO public.holder VALUES (1, '[3,4)', '["(1,2)","(1,3)")', ARRAY['{[5,6)}'::public.prices_multirange]);
