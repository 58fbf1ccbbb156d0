ALTER TABLE public.part DROP CONSTRAINT refers;
-- can fail: rows of public.part outside of FOR VALUES FROM (1) TO (9)
ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES FROM (1) TO (9);
COMMENT ON CONSTRAINT refers ON public.part IS 'a key';
COMMENT ON TRIGGER g ON public.part IS 'a trigger';
