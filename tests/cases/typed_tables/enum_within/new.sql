CREATE TYPE public.mood AS ENUM ('b', 'a');
CREATE TYPE public.pair AS (a integer, b public.mood);
CREATE TABLE public."Pairs" OF public.pair (PRIMARY KEY (a));
