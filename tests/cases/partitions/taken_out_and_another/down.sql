-- loses data: table public.t2
DROP TABLE public.t2;

ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES FROM (1) TO (10);
