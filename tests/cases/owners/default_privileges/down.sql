-- loses data: table public.t
DROP TABLE public.t;

-- loses data: table public.u
DROP TABLE public.u;
