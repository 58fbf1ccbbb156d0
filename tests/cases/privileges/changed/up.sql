REVOKE INSERT ON TABLE public.t FROM case_reader;
GRANT UPDATE, DELETE ON TABLE public.t TO case_reader;
