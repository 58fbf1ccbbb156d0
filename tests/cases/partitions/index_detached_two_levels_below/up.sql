DROP INDEX public.i;

CREATE INDEX j ON ONLY public.p (a);

CREATE INDEX k ON public.q (a);

CREATE INDEX i ON ONLY public.t (a);

ALTER INDEX public.i ATTACH PARTITION public.j;
