-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET LOGGED;

ALTER PUBLICATION news ADD TABLE ONLY public.t;
