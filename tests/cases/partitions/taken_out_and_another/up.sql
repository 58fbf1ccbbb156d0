ALTER TABLE public.t DETACH PARTITION public.t1;

CREATE TABLE public.t2 (
    a integer,
    b text
);

-- can fail: rows of public.td that belong to public.t2
ALTER TABLE public.t ATTACH PARTITION public.t2 FOR VALUES FROM (20) TO (40);
