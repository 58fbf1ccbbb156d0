GRANT SELECT ON TABLE public.m TO case_reader;
