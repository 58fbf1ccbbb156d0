ALTER TABLE public.t DROP CONSTRAINT t_id_k_fkey;

DROP INDEX public.u;
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN id TYPE bigint;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

CREATE UNIQUE INDEX u ON ONLY public.p (id, k);

CREATE UNIQUE INDEX p1_id_k_idx ON public.p1 (id, k);

ALTER INDEX public.u ATTACH PARTITION public.p1_id_k_idx;

CREATE UNIQUE INDEX p2_id_k_idx ON public.p2 (id, k);

ALTER INDEX public.u ATTACH PARTITION public.p2_id_k_idx;

ALTER TABLE public.t ADD CONSTRAINT t_id_k_fkey FOREIGN KEY (id, k) REFERENCES public.p (id, k);
