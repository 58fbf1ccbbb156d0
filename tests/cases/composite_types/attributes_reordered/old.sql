CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TYPE public.pair AS (a integer, b public.mood, c text[]);
CREATE TYPE public.free AS (a integer, b text, c text);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, CHECK (((pair).b)::text = 'ok' AND (pair).a = 1 AND (pair).c[2] = 'two'));
INSERT INTO public.holder VALUES (1, ROW(1, 'ok', '{one,two}'));
