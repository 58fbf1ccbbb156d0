REVOKE UPDATE (a) ON TABLE public.v FROM case_reader;
REVOKE SELECT ON TABLE public.v FROM case_reader;
