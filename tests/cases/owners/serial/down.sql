ALTER TABLE public.a OWNER TO CURRENT_USER;

ALTER SEQUENCE public.a_id_seq OWNER TO CURRENT_USER;

-- loses data: table public.b
DROP TABLE public.b;
