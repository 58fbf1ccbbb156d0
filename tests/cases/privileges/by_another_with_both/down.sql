SET ROLE case_reader;
REVOKE SELECT (a) ON TABLE public.t FROM case_writer;
RESET ROLE;

SET ROLE case_reader;
REVOKE SELECT ON TABLE public.t FROM case_writer;
RESET ROLE;

REVOKE SELECT ON TABLE public.t FROM case_reader;
