-- loses data: table public.t2
DROP TABLE public.t2;

-- can fail: rows of public.t1 outside of FOR VALUES FROM (1) TO (10)
-- can fail: rows of public.td that belong to public.t1
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES FROM (1) TO (10);
