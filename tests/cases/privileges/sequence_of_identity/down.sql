REVOKE USAGE ON SEQUENCE public.t_id_seq FROM case_reader;
