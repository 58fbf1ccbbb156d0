DROP VIEW public.seen;

ALTER TABLE public.things ALTER COLUMN name TYPE text;

CREATE VIEW public.seen AS
SELECT things.id,
    things.name
   FROM public.things;

CREATE TRIGGER instead INSTEAD OF INSERT ON public.seen
    FOR EACH ROW EXECUTE FUNCTION public.act();

COMMENT ON TRIGGER instead ON public.seen IS 'instead';
