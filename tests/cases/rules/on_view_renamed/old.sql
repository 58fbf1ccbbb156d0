CREATE SCHEMA app;
CREATE TABLE public.things (id integer PRIMARY KEY, name text);
INSERT INTO public.things VALUES (1, 'x');
CREATE VIEW public.seen AS SELECT id, name FROM public.things;
CREATE RULE through AS ON INSERT TO public.seen DO INSTEAD INSERT INTO public.things VALUES (new.id, new.name);
CREATE RULE "Away" AS ON DELETE TO public.seen DO INSTEAD DELETE FROM public.things WHERE things.id = old.id;
COMMENT ON RULE through ON public.seen IS 'through';
