DROP INDEX public.i;
CREATE INDEX i ON ONLY public.t (k);
CREATE INDEX io ON ONLY public.t (n);

CREATE INDEX l1 ON public.t1 (n);
CREATE INDEX t1_k_idx ON public.t1 (k);

ALTER INDEX public.io ATTACH PARTITION public.l1;

ALTER INDEX public.i ATTACH PARTITION public.t1_k_idx;
