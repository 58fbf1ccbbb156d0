CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TYPE public.pair AS (a integer, b integer);
CREATE DOMAIN public.price AS integer;
CREATE TABLE public.one (id integer PRIMARY KEY, a public.mood, b public.mood[], c public.price DEFAULT 1, d public.mood NOT NULL);
CREATE TABLE public.two (id integer PRIMARY KEY, a public.pair, b public.pair[], c public.pair, d public.pair);
INSERT INTO public.one VALUES (1, NULL, NULL, NULL, 'ok');
INSERT INTO public.two VALUES (1, NULL, NULL, NULL, ROW(1, 2));
