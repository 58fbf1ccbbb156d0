DROP INDEX public.i;
DROP INDEX public.io;
CREATE INDEX i ON ONLY public.t (n);

CREATE INDEX t1_n_idx ON public.t1 (n);

ALTER INDEX public.i ATTACH PARTITION public.t1_n_idx;
