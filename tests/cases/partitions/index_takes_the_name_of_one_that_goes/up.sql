DROP INDEX public.i;
CREATE INDEX i ON ONLY public.t (n, k);
CREATE INDEX j ON ONLY public.t (n);

CREATE INDEX t1_n_idx ON public.t1 (n);
CREATE INDEX t1_n_k_idx ON public.t1 (n, k);

ALTER INDEX public.j ATTACH PARTITION public.t1_n_idx;

ALTER INDEX public.i ATTACH PARTITION public.t1_n_k_idx;
