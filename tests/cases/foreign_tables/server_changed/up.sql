DROP VIEW public.names;

DROP FOREIGN TABLE public.places;

CREATE FOREIGN TABLE public.places (
    id integer OPTIONS (key 'yes') NOT NULL,
    name text DEFAULT 'nowhere'::text,
    area numeric,
    CONSTRAINT named CHECK (name <> ''::text)
) SERVER "Farther" OPTIONS (schema_name 'public', table_name 'places');

CREATE STATISTICS public."both" ON id, name FROM public.places;

CREATE TRIGGER touched BEFORE INSERT ON public.places
    FOR EACH ROW EXECUTE FUNCTION public.touched();
ALTER TABLE public.places DISABLE TRIGGER touched;

COMMENT ON CONSTRAINT named ON public.places IS 'no place without';
COMMENT ON TRIGGER touched ON public.places IS 'each place';
COMMENT ON FOREIGN TABLE public.places IS 'places';
COMMENT ON COLUMN public.places.name IS 'its name';
ALTER TABLE public.places OWNER TO pg_signal_backend;
GRANT SELECT ON TABLE public.places TO pg_monitor;
GRANT UPDATE (name) ON TABLE public.places TO pg_monitor;

CREATE VIEW public.names AS
SELECT places.name
   FROM public.places;
