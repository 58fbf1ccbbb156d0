COMMENT ON TABLE public.t IS 'a table';
COMMENT ON COLUMN public.t.b IS 'a column';
