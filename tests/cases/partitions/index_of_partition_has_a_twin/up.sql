CREATE TABLE public.t (
    n integer,
    at date
) PARTITION BY RANGE (n);

CREATE TABLE public.t2 (
    n integer,
    at date
);

CREATE INDEX i1 ON public.t2 (n);
ALTER TABLE public.t ATTACH PARTITION public.t2 FOR VALUES FROM (0) TO (10);

CREATE INDEX i0 ON ONLY public.t (n);

CREATE INDEX t2_n_idx ON public.t2 (n);

ALTER INDEX public.i0 ATTACH PARTITION public.t2_n_idx;
