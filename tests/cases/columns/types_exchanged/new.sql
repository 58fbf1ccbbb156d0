CREATE TYPE public.mood AS ENUM ('ok', 'sad');
CREATE TYPE public.pair AS (a integer, c bigint);
CREATE DOMAIN public.price AS bigint;
CREATE TABLE public.one (id integer PRIMARY KEY, a public.pair, b public.pair[], c public.pair, d public.mood NOT NULL);
CREATE TABLE public.two (id integer PRIMARY KEY, a public.mood DEFAULT 'ok', b public.mood[], c public.price, d public.pair);
