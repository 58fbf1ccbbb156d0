CREATE TYPE public.pair AS (a integer, b text);
CREATE TABLE public.pairs OF public.pair;
CREATE TABLE public.others (a integer, b text, c text);
