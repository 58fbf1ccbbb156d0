CREATE SEQUENCE public.t_a_seq AS integer;

CREATE SEQUENCE public.t_b_seq;

CREATE SEQUENCE public.t_c_seq AS smallint;

CREATE TABLE public.t (
    a integer NOT NULL DEFAULT nextval('public.t_a_seq'::regclass),
    b bigint NOT NULL DEFAULT nextval('public.t_b_seq'::regclass),
    c smallint NOT NULL DEFAULT nextval('public.t_c_seq'::regclass)
);

ALTER SEQUENCE public.t_a_seq OWNED BY public.t.a;

ALTER SEQUENCE public.t_b_seq OWNED BY public.t.b;

ALTER SEQUENCE public.t_c_seq OWNED BY public.t.c;
