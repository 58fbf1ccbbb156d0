ALTER PUBLICATION news DROP TABLE ONLY public.t;

-- can fail: values of public.t.c that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN c TYPE integer;

ALTER PUBLICATION news ADD TABLE ONLY public.t WHERE (c > 0);
