CREATE TABLE public.things (id integer PRIMARY KEY, name varchar(10));
CREATE VIEW public.seen AS SELECT id, name FROM public.things;
CREATE FUNCTION public.act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER instead INSTEAD OF INSERT OR UPDATE ON public.seen FOR EACH ROW EXECUTE FUNCTION public.act('a');
CREATE TRIGGER old_name BEFORE DELETE ON public.seen FOR EACH STATEMENT EXECUTE FUNCTION public.act();
COMMENT ON TRIGGER instead ON public.seen IS 'instead';
