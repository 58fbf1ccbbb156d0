GRANT ALL ON SEQUENCE public.s TO case_reader;
