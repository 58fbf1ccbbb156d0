ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
DROP SEQUENCE public.t_a_seq;

ALTER TABLE public.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('public.t_a_seq', max(a)) FROM public.t HAVING max(a) >= 1;
