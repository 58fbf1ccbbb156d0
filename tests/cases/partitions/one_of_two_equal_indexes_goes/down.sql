DROP INDEX public.j;
CREATE INDEX i ON ONLY public.t (b);
CREATE INDEX j ON ONLY public.t (b);

CREATE INDEX t1_b_idx ON public.t1 (b);
CREATE INDEX t1_b_idx1 ON public.t1 (b);

ALTER INDEX public.i ATTACH PARTITION public.t1_b_idx;

ALTER INDEX public.j ATTACH PARTITION public.t1_b_idx1;
