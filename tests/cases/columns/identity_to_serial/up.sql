ALTER SEQUENCE public.t_a_seq RENAME TO t_a_seq__old;

CREATE SEQUENCE public.t_a_seq;
ALTER SEQUENCE public.t_a_seq OWNED BY public.t.a;

SELECT setval('public.t_a_seq', last_value, is_called) FROM public.t_a_seq__old WHERE last_value >= (SELECT last_value FROM public.t_a_seq);
ALTER TABLE public.t
    ALTER COLUMN a DROP IDENTITY,
    ALTER COLUMN a SET DEFAULT nextval('public.t_a_seq'::regclass);
SELECT setval('public.t_a_seq', max(a)) FROM public.t HAVING max(a) >= (SELECT last_value FROM public.t_a_seq);
