ALTER SEQUENCE public.t_id_seq RENAME TO t_id_seq__old;

CREATE SEQUENCE public.t_id_seq AS integer;
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;

SELECT setval('public.t_id_seq', last_value, is_called) FROM public.t_id_seq__old WHERE last_value >= (SELECT last_value FROM public.t_id_seq);
ALTER TABLE public.t
    ALTER COLUMN id DROP IDENTITY,
    ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
SELECT setval('public.t_id_seq', max(id)) FROM public.t HAVING max(id) >= (SELECT last_value FROM public.t_id_seq);
