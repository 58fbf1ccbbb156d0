GRANT SELECT (a), UPDATE (a) ON TABLE public.t TO case_reader;
GRANT UPDATE (b) ON TABLE public.t TO case_reader;
