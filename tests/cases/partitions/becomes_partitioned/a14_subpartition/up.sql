ALTER TABLE public.t DETACH PARTITION public.t1;

ALTER TABLE public.t1 RENAME TO t1__old;
CREATE TABLE public.t1 (
    a integer,
    b text
) PARTITION BY LIST (b);

CREATE TABLE public.t1x (
    a integer,
    b text
);

ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES FROM (1) TO (10);

ALTER TABLE public.t1 ATTACH PARTITION public.t1x FOR VALUES IN ('x');

-- rewrites every row of public.t1 under a lock
INSERT INTO public.t1 (a, b)
    SELECT a, b FROM ONLY public.t1__old;
DROP TABLE public.t1__old;
