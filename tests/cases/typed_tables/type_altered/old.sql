CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.pairs OF public.pair (a PRIMARY KEY, b DEFAULT 'x');
INSERT INTO public.pairs VALUES (1, 'one');
CREATE VIEW public.firsts AS SELECT a FROM public.pairs;
