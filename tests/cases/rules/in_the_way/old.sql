CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TABLE public.things (id integer PRIMARY KEY, name varchar(10), mood public.mood);
CREATE TABLE public.log (id integer, name varchar(10), mood public.mood);
CREATE VIEW public.seen AS SELECT id, name FROM public.things;
CREATE RULE log AS ON UPDATE TO public.things WHERE new.mood = 'ok' DO ALSO INSERT INTO public.log VALUES (new.id, new.name, old.mood);
CREATE RULE through AS ON INSERT TO public.seen DO INSTEAD INSERT INTO public.things VALUES (new.id, new.name);
COMMENT ON RULE log ON public.things IS 'logs';
COMMENT ON RULE through ON public.seen IS 'through';
INSERT INTO public.things VALUES (1, 'x', 'ok');
