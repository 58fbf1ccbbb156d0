CREATE UNLOGGED SEQUENCE public.s INCREMENT BY 3;

CREATE UNLOGGED SEQUENCE public.t_id_seq AS integer;

CREATE UNLOGGED TABLE public.t (
    id integer NOT NULL DEFAULT nextval('public.t_id_seq'::regclass),
    n integer NOT NULL GENERATED ALWAYS AS IDENTITY
);

ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
