-- loses data: table public.b
DROP TABLE public.b;
