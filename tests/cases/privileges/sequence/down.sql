REVOKE ALL ON SEQUENCE public.s FROM case_reader;
GRANT USAGE ON SEQUENCE public.s TO case_reader;
