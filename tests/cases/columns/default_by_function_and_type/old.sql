CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TYPE public.span AS RANGE (subtype = integer);
CREATE FUNCTION public.usual(a integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''ok''::text';
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.mood DEFAULT public.usual(1)::public.mood, b public.span DEFAULT ('[1,' || length(public.usual(1)) || ')')::public.span);
INSERT INTO public.holder VALUES (1, 'sad', '[3,4)');
