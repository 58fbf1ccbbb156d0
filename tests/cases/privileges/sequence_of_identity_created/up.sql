CREATE TABLE public.t (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
);

GRANT USAGE ON SEQUENCE public.t_id_seq TO case_reader;
