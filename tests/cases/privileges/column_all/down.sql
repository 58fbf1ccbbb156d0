REVOKE SELECT (b) ON TABLE public.t FROM case_reader;
REVOKE ALL (a) ON TABLE public.t FROM case_reader;
GRANT SELECT (a) ON TABLE public.t TO case_reader;
