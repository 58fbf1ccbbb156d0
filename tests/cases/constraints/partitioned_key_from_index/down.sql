ALTER TABLE public.t DROP CONSTRAINT t_pkey;
CREATE UNIQUE INDEX t_pkey ON ONLY public.t (a);

CREATE UNIQUE INDEX t1_a_idx ON public.t1 (a);

ALTER INDEX public.t_pkey ATTACH PARTITION public.t1_a_idx;
