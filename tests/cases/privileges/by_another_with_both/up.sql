GRANT SELECT ON TABLE public.t TO case_reader WITH GRANT OPTION;

SET ROLE case_reader;
GRANT SELECT ON TABLE public.t TO case_writer;
RESET ROLE;

SET ROLE case_reader;
GRANT SELECT (a) ON TABLE public.t TO case_writer;
RESET ROLE;
