GRANT ALL ON TABLE public.t TO case_reader;
