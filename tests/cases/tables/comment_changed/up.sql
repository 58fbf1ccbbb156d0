COMMENT ON TABLE public.t IS 'two';
