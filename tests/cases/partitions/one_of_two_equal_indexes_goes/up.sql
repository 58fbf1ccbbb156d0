DROP INDEX public.i;
DROP INDEX public.j;
CREATE INDEX j ON ONLY public.t (b);

CREATE INDEX t1_b_idx ON public.t1 (b);

ALTER INDEX public.j ATTACH PARTITION public.t1_b_idx;
