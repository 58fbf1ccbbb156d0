-- loses data: table public.pairs
DROP TABLE public.pairs;
