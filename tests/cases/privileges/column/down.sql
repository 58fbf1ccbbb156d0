REVOKE SELECT (a), UPDATE (a) ON TABLE public.t FROM case_reader;
REVOKE UPDATE (b) ON TABLE public.t FROM case_reader;
