CREATE TYPE public.mood AS ENUM ('a', 'b', 'c');
CREATE TYPE public.pair AS (a integer, b public.mood);
CREATE TABLE public."Pairs" OF public.pair (PRIMARY KEY (a));
INSERT INTO public."Pairs" VALUES (1, 'b');
