REVOKE SELECT ON TABLE public.m FROM case_reader;
