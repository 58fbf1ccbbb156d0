SET check_function_bodies = off;

CREATE FUNCTION public.touched() RETURNS trigger
    LANGUAGE plpgsql
AS 'BEGIN RETURN NEW; END';

ALTER TABLE public.places ADD CONSTRAINT named CHECK (name <> ''::text);
CREATE STATISTICS public."both" ON id, name FROM public.places;

CREATE TRIGGER touched BEFORE INSERT ON public.places
    FOR EACH ROW EXECUTE FUNCTION public.touched();
ALTER TABLE public.places DISABLE TRIGGER touched;

ALTER TABLE public.places OWNER TO pg_signal_backend;
GRANT SELECT ON TABLE public.places TO pg_monitor;
GRANT UPDATE (name) ON TABLE public.places TO pg_monitor;
COMMENT ON CONSTRAINT named ON public.places IS 'no place without';
COMMENT ON TRIGGER touched ON public.places IS 'each place';
COMMENT ON FOREIGN TABLE public.places IS 'places';
COMMENT ON COLUMN public.places.name IS 'its name';

CREATE VIEW public.names AS
SELECT places.name
   FROM public.places;

RESET check_function_bodies;
