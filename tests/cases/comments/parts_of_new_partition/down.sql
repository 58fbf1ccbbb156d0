-- loses data: table public.part
DROP TABLE public.part;
