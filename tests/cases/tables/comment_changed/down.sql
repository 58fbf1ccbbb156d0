COMMENT ON TABLE public.t IS 'one';
