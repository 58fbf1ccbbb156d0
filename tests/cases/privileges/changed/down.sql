REVOKE UPDATE, DELETE ON TABLE public.t FROM case_reader;
GRANT INSERT ON TABLE public.t TO case_reader;
