-- loses data: position of sequence public.s, where it lies outside of its new bounds
SELECT setval('public.s', 150, false) FROM public.s WHERE last_value NOT BETWEEN 100 AND 9223372036854775807;
ALTER SEQUENCE public.s MINVALUE 100 START WITH 150;

-- loses data: position of sequence public.t, where it lies outside of its new bounds
ALTER SEQUENCE public.t AS smallint INCREMENT BY -5 MINVALUE -9000 MAXVALUE 0 START WITH -1 RESTART;
