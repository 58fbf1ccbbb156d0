REVOKE ALL ON TABLE public.t FROM case_reader;
