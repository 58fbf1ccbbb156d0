CREATE TYPE public.pair AS (a bigint, b text, c date);
CREATE TABLE public.pairs OF public.pair (a PRIMARY KEY, b DEFAULT 'y', c NOT NULL DEFAULT '2020-01-01');
CREATE VIEW public.firsts AS SELECT a FROM public.pairs;
