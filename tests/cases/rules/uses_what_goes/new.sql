CREATE TABLE public.things (id integer PRIMARY KEY, name text, added integer);
CREATE TABLE public.aa_log (name text, added integer);
CREATE FUNCTION public.long(text) RETURNS text LANGUAGE sql AS 'SELECT left($1, 30)';
CREATE RULE log AS ON UPDATE TO public.things WHERE new.added > 0 DO ALSO INSERT INTO public.aa_log VALUES (public.long(new.name), new.added);
