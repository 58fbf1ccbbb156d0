REVOKE SELECT, INSERT ON TABLE public.t FROM case_reader;
