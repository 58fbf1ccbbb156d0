CREATE TABLE public.things (id integer PRIMARY KEY, name text, gone text);
CREATE TABLE public.log (name text);
CREATE FUNCTION public.short(text) RETURNS text LANGUAGE sql AS 'SELECT left($1, 3)';
CREATE RULE log AS ON UPDATE TO public.things WHERE new.gone IS NOT NULL DO ALSO INSERT INTO public.log VALUES (public.short(new.gone));
INSERT INTO public.things VALUES (1, 'x', 'y');
