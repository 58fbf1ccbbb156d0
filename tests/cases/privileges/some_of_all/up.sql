REVOKE ALL ON TABLE public.t FROM case_reader;
GRANT SELECT, UPDATE ON TABLE public.t TO case_reader;
