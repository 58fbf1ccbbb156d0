CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TYPE public.pair AS (a integer, mood public.mood, moods public.mood[]);
CREATE TYPE public.unused AS (mood public.mood, pair public.pair);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, pairs public.pair[], mood public.mood, CHECK (((pair).mood)::text = 'ok'));
INSERT INTO public.holder VALUES (1, ROW(1, 'ok', '{sad,ok}'), ARRAY[ROW(1, 'ok', NULL)::public.pair, NULL], 'ok');
