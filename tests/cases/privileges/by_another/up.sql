SET ROLE case_reader;
GRANT SELECT ON TABLE public.t TO case_writer;
RESET ROLE;
