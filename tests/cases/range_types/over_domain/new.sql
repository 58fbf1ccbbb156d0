CREATE DOMAIN public.price AS numeric(9, 2) CHECK (VALUE >= 0);
CREATE TYPE public.prices AS RANGE (subtype = public.price);
CREATE TYPE public.pair AS (a bigint, b integer);
CREATE TYPE public.pairs AS RANGE (subtype = public.pair);
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.prices, b public.pairs, c public.prices_multirange[]);
