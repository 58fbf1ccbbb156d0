COMMENT ON SEQUENCE public.t_a_seq IS NULL;

-- loses data: table public.u
DROP TABLE public.u;
