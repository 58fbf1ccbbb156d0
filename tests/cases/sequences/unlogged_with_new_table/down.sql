-- loses data: sequence public.s
DROP SEQUENCE public.s;

-- loses data: table public.t
DROP TABLE public.t;
