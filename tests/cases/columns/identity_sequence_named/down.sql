-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
ALTER SEQUENCE public.t_a_seq RENAME TO numbers;
