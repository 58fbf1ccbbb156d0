CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TYPE public.mood AS ENUM ('a', 'b', 'c');
CREATE FOREIGN TABLE public.people (id integer, mood public.mood DEFAULT 'a') SERVER far;
CREATE TABLE public.here (mood public.mood);
