COMMENT ON CONSTRAINT positive ON public.part IS NULL;
COMMENT ON CONSTRAINT refers ON public.part IS NULL;
COMMENT ON TRIGGER g ON public.part IS NULL;

ALTER TABLE public.parted DROP CONSTRAINT positive;
ALTER TABLE public.parted DROP CONSTRAINT refers;
DROP TRIGGER g ON public.parted;
ALTER TABLE public.parted ADD CONSTRAINT positive CHECK (id > '-1'::integer);
ALTER TABLE public.parted ADD CONSTRAINT refers FOREIGN KEY (id) REFERENCES public.other (id) ON DELETE CASCADE;

CREATE TRIGGER g BEFORE INSERT ON public.parted
    FOR EACH ROW EXECUTE FUNCTION public.f();

COMMENT ON CONSTRAINT positive ON public.part IS 'a check';
COMMENT ON CONSTRAINT refers ON public.part IS 'a key';
COMMENT ON TRIGGER g ON public.part IS 'a trigger';
