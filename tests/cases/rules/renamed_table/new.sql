-- rename: table:public.things="All things"
-- rename: column:public."All things".name=title
CREATE TABLE public."All things" (id integer PRIMARY KEY, title text);
CREATE TABLE public.log (id integer, name text);
CREATE RULE log AS ON INSERT TO public."All things" DO ALSO INSERT INTO public.log VALUES (new.id, new.title);
CREATE RULE also AS ON DELETE TO public.log DO ALSO DELETE FROM public."All things" WHERE "All things".title = old.name;
COMMENT ON RULE log ON public."All things" IS 'logs';
