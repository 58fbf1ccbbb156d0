ALTER SEQUENCE public.a_id_seq RENAME TO a_id_seq__old;
DROP SEQUENCE public.shq;

CREATE SEQUENCE public.a_id_seq AS integer;
ALTER SEQUENCE public.a_id_seq OWNED BY public.a.id;

SELECT setval('public.a_id_seq', last_value, is_called) FROM public.a_id_seq__old WHERE last_value >= (SELECT last_value FROM public.a_id_seq);
ALTER TABLE public.a
    ALTER COLUMN id DROP IDENTITY,
    ALTER COLUMN id SET DEFAULT nextval('public.a_id_seq'::regclass);
SELECT setval('public.a_id_seq', max(id)) FROM public.a HAVING max(id) >= (SELECT last_value FROM public.a_id_seq);
