ALTER TABLE public.t ALTER COLUMN a DROP IDENTITY;

CREATE SEQUENCE public.t_a_seq AS integer;
ALTER SEQUENCE public.t_a_seq OWNED BY public.t.a;

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT nextval('public.t_a_seq'::regclass);
SELECT setval('public.t_a_seq', max(a)) FROM public.t HAVING max(a) >= (SELECT last_value FROM public.t_a_seq);
