COMMENT ON CONSTRAINT k ON public.t IS 'positive';
