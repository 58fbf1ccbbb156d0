CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.pairs (a integer, b text);
CREATE TABLE public.others OF public.pair;
