GRANT SELECT ON TABLE public.t TO case_reader;
