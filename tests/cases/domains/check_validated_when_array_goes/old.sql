CREATE DOMAIN public.price AS integer;
CREATE TABLE public.things (id integer PRIMARY KEY, gone public.price[], kept public.price);
INSERT INTO public.things VALUES (1, '{1}', 2);
