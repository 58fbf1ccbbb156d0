ALTER TABLE public.child DROP CONSTRAINT positive;

ALTER TABLE public.child RENAME TO child__old;
CREATE TABLE public.child (
) INHERITS (public.parent);

COMMENT ON CONSTRAINT positive ON public.child IS 'of the child';

-- rewrites every row of public.child under a lock
INSERT INTO public.child (id)
    SELECT id FROM ONLY public.child__old;
DROP TABLE public.child__old;
