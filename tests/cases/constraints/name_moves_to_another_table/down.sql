-- Does not bring back the data of: table public.sticky

CREATE TABLE public.sticky (
    id integer NOT NULL DEFAULT nextval('public.sticky_id_seq'::regclass),
    note text
);

ALTER SEQUENCE public.sticky_id_seq OWNED BY public.sticky.id;

-- loses data: table public.featured
DROP TABLE public.featured;

ALTER TABLE public.sticky ADD CONSTRAINT sticky_pkey PRIMARY KEY (id);
