CREATE TABLE public.featured (
    id integer NOT NULL DEFAULT nextval('public.sticky_id_seq'::regclass),
    note text
);

ALTER SEQUENCE public.sticky_id_seq OWNED BY public.featured.id;

-- loses data: table public.sticky
DROP TABLE public.sticky;

ALTER TABLE public.featured ADD CONSTRAINT sticky_pkey PRIMARY KEY (id);
