-- rename: view:public.seen=app."Seen"
CREATE SCHEMA app;
CREATE TABLE public.things (id integer PRIMARY KEY, name text);
CREATE VIEW app."Seen" AS SELECT id, name FROM public.things;
CREATE RULE through AS ON INSERT TO app."Seen" DO INSTEAD INSERT INTO public.things VALUES (new.id, new.name);
CREATE RULE "Away" AS ON DELETE TO app."Seen" DO INSTEAD DELETE FROM public.things WHERE things.id = old.id;
COMMENT ON RULE through ON app."Seen" IS 'goes through';
