ALTER TABLE public.t ADD COLUMN i bigint NOT NULL GENERATED ALWAYS AS IDENTITY;

CREATE SEQUENCE public.t_id_seq AS integer;
ALTER SEQUENCE public.t_id_seq OWNER TO case_owner;

ALTER TABLE public.t ADD COLUMN id integer NOT NULL DEFAULT nextval('public.t_id_seq'::regclass);

ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
