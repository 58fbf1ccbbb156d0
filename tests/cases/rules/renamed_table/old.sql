CREATE TABLE public.things (id integer PRIMARY KEY, name text);
CREATE TABLE public.log (id integer, name text);
CREATE RULE log AS ON INSERT TO public.things DO ALSO INSERT INTO public.log VALUES (new.id, new.name);
CREATE RULE also AS ON DELETE TO public.log DO ALSO DELETE FROM public.things WHERE things.name = old.name;
COMMENT ON RULE log ON public.things IS 'logs';
