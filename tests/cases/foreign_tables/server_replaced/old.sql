CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere',
    area numeric
) SERVER far OPTIONS (schema_name 'public', table_name 'places');
CREATE VIEW public.names AS SELECT name FROM public.places;
CREATE FUNCTION public.touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE INSERT ON public.places FOR EACH ROW EXECUTE FUNCTION public.touched();
COMMENT ON TRIGGER touched ON public.places IS 'each place';
CREATE STATISTICS public.both ON id, name FROM public.places;
COMMENT ON FOREIGN TABLE public.places IS 'places';
COMMENT ON COLUMN public.places.name IS 'its name';
ALTER FOREIGN TABLE public.places ADD CONSTRAINT named CHECK (name <> '');
COMMENT ON CONSTRAINT named ON public.places IS 'no place without';
GRANT SELECT ON public.places TO pg_monitor;
GRANT UPDATE (name) ON public.places TO pg_monitor;
ALTER FOREIGN TABLE public.places OWNER TO pg_signal_backend;
ALTER TABLE public.places DISABLE TRIGGER touched;
