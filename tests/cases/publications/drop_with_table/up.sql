DROP PUBLICATION news;

-- loses data: table public.t
DROP TABLE public.t;
