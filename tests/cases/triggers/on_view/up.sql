SET check_function_bodies = off;

DROP TRIGGER instead ON public.seen;
ALTER TRIGGER old_name ON public.seen RENAME TO "New name";

CREATE FUNCTION public.zz_act() RETURNS trigger
    LANGUAGE plpgsql
AS 'BEGIN RETURN NEW; END';

CREATE TRIGGER instead INSTEAD OF INSERT ON public.seen
    FOR EACH ROW EXECUTE FUNCTION public.act('b');

COMMENT ON TRIGGER instead ON public.seen IS 'instead';

CREATE VIEW public.aa_other AS
SELECT seen.id
   FROM public.seen;

CREATE TRIGGER added INSTEAD OF DELETE ON public.aa_other
    FOR EACH ROW EXECUTE FUNCTION public.zz_act();

COMMENT ON TRIGGER added ON public.aa_other IS 'added';

RESET check_function_bodies;
