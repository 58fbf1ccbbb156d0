CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'gone');
CREATE TYPE public.moods AS RANGE (subtype = public.mood);
CREATE TABLE public.holder (id integer PRIMARY KEY, moods public.moods, CHECK (lower(moods)::text = 'sad'));
INSERT INTO public.holder VALUES (1, '[sad,ok]');
