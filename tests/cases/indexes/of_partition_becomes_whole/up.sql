DROP INDEX public.t1_b;

CREATE INDEX t_b ON ONLY public.t (b);

CREATE INDEX t1_b_idx ON public.t1 (b);

ALTER INDEX public.t_b ATTACH PARTITION public.t1_b_idx;

CREATE INDEX t2_b_idx ON public.t2 (b);

ALTER INDEX public.t_b ATTACH PARTITION public.t2_b_idx;
