ALTER PUBLICATION news DROP TABLE ONLY public.t;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET UNLOGGED;
