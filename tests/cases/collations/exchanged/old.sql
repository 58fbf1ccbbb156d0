CREATE COLLATION public.one (provider = libc, locale = 'C');
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE public.one, b varchar(9), c text COLLATE public.one);
INSERT INTO public.holder VALUES (1, 'x', 'y', 'z');
