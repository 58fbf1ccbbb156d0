CREATE SEQUENCE public.b_id_seq AS integer;

ALTER TABLE public.a OWNER TO case_owner;

ALTER SEQUENCE public.a_id_seq OWNER TO case_owner;

CREATE TABLE public.b (
    id integer NOT NULL DEFAULT nextval('public.b_id_seq'::regclass)
);

ALTER TABLE public.b OWNER TO case_owner;

ALTER SEQUENCE public.b_id_seq OWNER TO case_owner;
ALTER SEQUENCE public.b_id_seq OWNED BY public.b.id;
