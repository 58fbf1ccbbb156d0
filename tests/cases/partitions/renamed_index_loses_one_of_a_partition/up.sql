DROP INDEX public.i;
CREATE INDEX t_k ON ONLY public.t (k);

CREATE INDEX t1_k_idx ON public.t1 (k);

ALTER INDEX public.t_k ATTACH PARTITION public.t1_k_idx;
