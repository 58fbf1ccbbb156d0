CREATE TYPE public.span AS RANGE (subtype = text);
CREATE TYPE public.floats AS RANGE (subtype = float8);
CREATE TABLE public.holder (id integer PRIMARY KEY, span public.span);
INSERT INTO public.holder VALUES (1, '[a,"b c")');
