CREATE SEQUENCE public.t_id_seq AS integer;

-- can fail: values of public.t.id that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN id TYPE integer USING id::integer,
    ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
SELECT setval('public.t_id_seq', max(id)) FROM public.t HAVING max(id) >= (SELECT last_value FROM public.t_id_seq);

ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
