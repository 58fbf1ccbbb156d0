ALTER SEQUENCE public.t_a_seq RENAME TO t_a_seq__old;

ALTER TABLE public.t
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval('public.t_a_seq', last_value, is_called) FROM public.t_a_seq__old;
SELECT setval('public.t_a_seq', max(a)) FROM public.t HAVING max(a) >= 1 AND max(a) >= (SELECT last_value FROM public.t_a_seq);

DROP SEQUENCE public.t_a_seq__old;
