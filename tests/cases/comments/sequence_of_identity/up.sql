COMMENT ON SEQUENCE public.t_a_seq IS 'counts';

CREATE SEQUENCE public.u_a_seq AS integer;
COMMENT ON SEQUENCE public.u_a_seq IS 'counts as well';

CREATE TABLE public.u (
    a integer NOT NULL DEFAULT nextval('public.u_a_seq'::regclass)
);

ALTER SEQUENCE public.u_a_seq OWNED BY public.u.a;
