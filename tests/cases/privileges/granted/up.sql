GRANT SELECT, INSERT ON TABLE public.t TO case_reader;
