GRANT SELECT ON TABLE public.v TO case_reader;
GRANT UPDATE (a) ON TABLE public.v TO case_reader;
