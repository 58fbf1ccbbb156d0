-- loses data: position of sequence public.s, where it lies outside of its new bounds
SELECT setval('public.s', 1, false) FROM public.s WHERE last_value NOT BETWEEN 1 AND 2147483647;
ALTER SEQUENCE public.s AS integer;
