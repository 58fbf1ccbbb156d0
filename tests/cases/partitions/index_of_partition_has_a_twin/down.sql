-- loses data: table public.t2
DROP TABLE public.t2;

-- loses data: table public.t
DROP TABLE public.t;
