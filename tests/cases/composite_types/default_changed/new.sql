CREATE TYPE public.pair AS (b text, a text);
CREATE TABLE public.holder (id integer PRIMARY KEY, d public.pair DEFAULT ROW('b', 'a')::public.pair);
