ALTER TABLE public.c1 NO INHERIT public.p;
ALTER TABLE public.c1 DROP CONSTRAINT c1_k_check;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    id integer NOT NULL,
    k integer NOT NULL
) PARTITION BY RANGE (k);

-- can fail: rows of public.c1 outside of FOR VALUES FROM (0) TO (10)
ALTER TABLE public.p ATTACH PARTITION public.c1 FOR VALUES FROM (0) TO (10);

-- rewrites every row of public.p under a lock
INSERT INTO public.p (id, k)
    SELECT id, k FROM ONLY public.p__old;
DROP TABLE public.p__old;
