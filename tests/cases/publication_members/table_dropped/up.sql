ALTER PUBLICATION news DROP TABLE ONLY public.t;

-- loses data: table public.t
DROP TABLE public.t;
