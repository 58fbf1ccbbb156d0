ALTER PUBLICATION news DROP TABLE ONLY public.t;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN c TYPE bigint;

ALTER PUBLICATION news ADD TABLE ONLY public.t (a, c);
