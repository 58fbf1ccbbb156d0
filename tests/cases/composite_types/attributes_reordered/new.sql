CREATE TYPE public.mood AS ENUM ('ok', 'sad');
CREATE TYPE public.pair AS (c varchar(9)[], b public.mood, a bigint);
CREATE TYPE public.free AS (a integer, c text, b text);
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair, CHECK (((pair).b)::text = 'ok' AND (pair).a = 1 AND (pair).c[2] = 'two'));
