-- loses data: table public.t
DROP TABLE public.t;
