COMMENT ON POLICY p ON public.t IS 'x';
