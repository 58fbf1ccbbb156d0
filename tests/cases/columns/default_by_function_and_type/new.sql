CREATE TYPE public.mood AS ENUM ('ok', 'sad');
CREATE TYPE public.span AS RANGE (subtype = bigint);
CREATE FUNCTION public.usual(b integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''ok''::text';
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.mood DEFAULT public.usual(2)::public.mood, b public.span DEFAULT ('[1,' || length(public.usual(1)) || ')')::public.span);
