ALTER TABLE public.t ALTER COLUMN a SET DEFAULT nextval('public.s'::regclass);
SELECT setval('public.s', max(a)) FROM public.t HAVING max(a) >= (SELECT last_value FROM public.s);
