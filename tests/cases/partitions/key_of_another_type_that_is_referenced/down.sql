ALTER TABLE public.t DROP CONSTRAINT t_id_k_fkey;

ALTER TABLE public.p DROP CONSTRAINT p_pkey;
-- can fail: values of public.p.id that are not of type integer
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN id TYPE integer;

-- can fail: values of public.t.id that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN id TYPE integer;

ALTER TABLE ONLY public.p ADD CONSTRAINT p_pkey PRIMARY KEY (id, k);

ALTER TABLE public.p1 ADD CONSTRAINT p1_pkey PRIMARY KEY (id, k);
ALTER INDEX public.p_pkey ATTACH PARTITION public.p1_pkey;

ALTER TABLE public.p2 ADD CONSTRAINT p2_pkey PRIMARY KEY (id, k);
ALTER INDEX public.p_pkey ATTACH PARTITION public.p2_pkey;

ALTER TABLE public.t ADD CONSTRAINT t_id_k_fkey FOREIGN KEY (id, k) REFERENCES public.p (id, k);
