-- needs: 14
CREATE TYPE public.span AS RANGE (subtype = integer);
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.span, b public.span DEFAULT '[1,2)');
INSERT INTO public.holder VALUES (1, NULL, '[3,4)');
