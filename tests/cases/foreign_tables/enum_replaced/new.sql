CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TYPE public.mood AS ENUM ('b', 'a');
CREATE FOREIGN TABLE public.people (id integer, mood public.mood DEFAULT 'b') SERVER far;
CREATE TABLE public.here (mood public.mood);
