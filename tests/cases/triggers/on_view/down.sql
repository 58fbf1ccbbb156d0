DROP TRIGGER instead ON public.seen;

DROP VIEW public.aa_other;

DROP FUNCTION public.zz_act();

ALTER TRIGGER "New name" ON public.seen RENAME TO old_name;

CREATE TRIGGER instead INSTEAD OF INSERT OR UPDATE ON public.seen
    FOR EACH ROW EXECUTE FUNCTION public.act('a');

COMMENT ON TRIGGER instead ON public.seen IS 'instead';
