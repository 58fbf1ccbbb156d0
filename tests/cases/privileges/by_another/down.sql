SET ROLE case_reader;
REVOKE SELECT ON TABLE public.t FROM case_writer;
RESET ROLE;
