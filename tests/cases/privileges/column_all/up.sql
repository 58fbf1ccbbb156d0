GRANT ALL (a) ON TABLE public.t TO case_reader;
GRANT SELECT (b) ON TABLE public.t TO case_reader WITH GRANT OPTION;
