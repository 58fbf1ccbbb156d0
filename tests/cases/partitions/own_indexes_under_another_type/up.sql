ALTER TABLE public.p DROP CONSTRAINT p_pk;
DROP INDEX public.p_a;

-- rewrites every row of public.p under a lock
ALTER TABLE public.p
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN a TYPE bigint;

ALTER TABLE ONLY public.p ADD CONSTRAINT p_pk PRIMARY KEY (id, k);
CREATE INDEX p_a ON ONLY public.p (a);

ALTER TABLE public.p1 ADD CONSTRAINT p1_pkey PRIMARY KEY (id, k);
CREATE INDEX p1_mine ON public.p1 (a) WITH (fillfactor = 50);
ALTER INDEX public.p_pk ATTACH PARTITION public.p1_pkey;

ALTER INDEX public.p_a ATTACH PARTITION public.p1_mine;

ALTER TABLE public.p1 REPLICA IDENTITY USING INDEX p1_pkey;
ALTER TABLE public.p1 CLUSTER ON p1_mine;

COMMENT ON INDEX public.p1_mine IS 'mine';
