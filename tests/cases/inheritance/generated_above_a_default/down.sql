-- loses data: table public.t1
DROP TABLE public.t1;

-- loses data: table public.t
DROP TABLE public.t;
