DROP VIEW public.seen;

-- can fail: values of public.things.name that are not of type character varying(10)
-- rewrites every row of public.things under a lock
ALTER TABLE public.things ALTER COLUMN name TYPE character varying(10);

CREATE VIEW public.seen AS
SELECT things.id,
    things.name
   FROM public.things;

CREATE TRIGGER instead INSTEAD OF INSERT ON public.seen
    FOR EACH ROW EXECUTE FUNCTION public.act();

COMMENT ON TRIGGER instead ON public.seen IS 'instead';
