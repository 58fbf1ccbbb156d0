ALTER PUBLICATION news DROP TABLE ONLY public.t;

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;

ALTER PUBLICATION news ADD TABLE ONLY public.t;
