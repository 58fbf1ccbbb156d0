CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TYPE public.moods AS RANGE (subtype = public.mood);
CREATE TABLE public.holder (id integer PRIMARY KEY, moods public.moods, CHECK (lower(moods)::text = 'sad'));
