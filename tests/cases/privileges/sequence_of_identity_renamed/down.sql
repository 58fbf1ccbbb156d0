ALTER TABLE public.u RENAME TO t;
ALTER SEQUENCE public.u_id_seq RENAME TO t_id_seq;
REVOKE SELECT ON SEQUENCE public.t_id_seq FROM case_reader;
