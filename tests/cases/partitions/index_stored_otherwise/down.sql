ALTER TABLE public.p DROP CONSTRAINT p_pkey;
DROP INDEX public.i;
ALTER TABLE ONLY public.p ADD CONSTRAINT p_pkey PRIMARY KEY (a) WITH (fillfactor = 50);
CREATE INDEX i ON ONLY public.p (a) WITH (fillfactor = 50);

ALTER TABLE public.p1 ADD CONSTRAINT p1_pkey PRIMARY KEY (a) WITH (fillfactor = 50);
CREATE INDEX p1_a_idx ON public.p1 (a) WITH (fillfactor = 50);
ALTER INDEX public.p_pkey ATTACH PARTITION public.p1_pkey;

ALTER INDEX public.i ATTACH PARTITION public.p1_a_idx;
