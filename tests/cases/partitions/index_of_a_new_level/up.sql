ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    a integer
) PARTITION BY RANGE (a);

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    a integer
) PARTITION BY RANGE (a);

CREATE TABLE public.q (
    a integer
);

CREATE TABLE public.r (
    a integer
);

-- can fail: rows of public.p outside of FOR VALUES FROM (0) TO (100)
ALTER TABLE public.t ATTACH PARTITION public.p FOR VALUES FROM (0) TO (100);

ALTER TABLE public.p ATTACH PARTITION public.q FOR VALUES FROM (0) TO (50);

ALTER TABLE public.p ATTACH PARTITION public.r FOR VALUES FROM (50) TO (100);

-- can fail: values of public.p.a that are not of type integer
-- rewrites every row of public.p under a lock
INSERT INTO public.p (a)
    SELECT a::integer FROM ONLY public.p__old;
DROP TABLE public.p__old;

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
INSERT INTO public.t (a)
    SELECT a::integer FROM ONLY public.t__old;
DROP TABLE public.t__old;

CREATE INDEX j ON ONLY public.p (a);

CREATE INDEX k ON public.r (a);

CREATE INDEX i ON ONLY public.t (a);

ALTER INDEX public.i ATTACH PARTITION public.j;

ALTER INDEX public.j ATTACH PARTITION public.k;
