ALTER INDEX public.t_k RENAME TO i;

CREATE INDEX t2_k_idx ON public.t2 (k);

ALTER INDEX public.i ATTACH PARTITION public.t2_k_idx;
