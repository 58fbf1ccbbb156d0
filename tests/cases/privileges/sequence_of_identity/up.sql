GRANT USAGE ON SEQUENCE public.t_id_seq TO case_reader;
