CREATE TABLE public.child (
) INHERITS (public.parent);

ALTER TABLE public.parent ADD CONSTRAINT positive CHECK (id > 0);

COMMENT ON CONSTRAINT positive ON public.child IS 'of the child';
