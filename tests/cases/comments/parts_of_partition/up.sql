COMMENT ON CONSTRAINT positive ON public.part IS 'a check';
COMMENT ON CONSTRAINT refers ON public.part IS 'a key';
COMMENT ON TRIGGER g ON public.part IS 'a trigger';
