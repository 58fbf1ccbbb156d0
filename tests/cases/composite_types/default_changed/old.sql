CREATE TYPE public.pair AS (a text, b text);
CREATE TABLE public.holder (id integer PRIMARY KEY, d public.pair DEFAULT ROW('a', 'b')::public.pair);
INSERT INTO public.holder VALUES (1, ROW('d', 'e'));
