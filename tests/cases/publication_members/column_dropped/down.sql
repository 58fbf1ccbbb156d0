-- Does not bring back the data of: column public.t.c

ALTER PUBLICATION news DROP TABLE ONLY public.t;

ALTER TABLE public.t ADD COLUMN c integer;

ALTER PUBLICATION news ADD TABLE ONLY public.t (a, c);
