CREATE SEQUENCE public.t_id_seq AS integer;
GRANT SELECT, USAGE ON SEQUENCE public.t_id_seq TO case_reader;

CREATE TABLE public.t (
    id integer NOT NULL DEFAULT nextval('public.t_id_seq'::regclass),
    a integer
);

ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
