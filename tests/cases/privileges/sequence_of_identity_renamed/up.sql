ALTER TABLE public.t RENAME TO u;
ALTER SEQUENCE public.t_id_seq RENAME TO u_id_seq;
GRANT SELECT ON SEQUENCE public.u_id_seq TO case_reader;
