CREATE TABLE public.part (
    id integer,
    CONSTRAINT positive CHECK (id > 0)
);

COMMENT ON CONSTRAINT positive ON public.part IS 'a check';
ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES FROM (1) TO (9);
COMMENT ON CONSTRAINT refers ON public.part IS 'a key';
COMMENT ON TRIGGER g ON public.part IS 'a trigger';
