-- loses data: table public.t
DROP TABLE public.t;

-- loses data: table public.p
DROP TABLE public.p;
