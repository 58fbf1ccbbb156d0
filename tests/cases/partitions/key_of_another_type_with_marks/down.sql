ALTER TABLE public.p DROP CONSTRAINT p_pk;
DROP INDEX public.p_a;

ALTER TABLE public.p1 RENAME TO p1__old;
CREATE TABLE public.p1 (
    id integer NOT NULL,
    a integer,
    k integer NOT NULL
);

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    id integer NOT NULL,
    a integer,
    k integer NOT NULL
) PARTITION BY RANGE (k);

ALTER TABLE ONLY public.p ADD CONSTRAINT p_pk PRIMARY KEY (id, k);
CREATE INDEX p_a ON ONLY public.p (a);

ALTER TABLE public.p1 ADD CONSTRAINT p1_pkey PRIMARY KEY (id, k);
CREATE INDEX p1_a_idx ON public.p1 (a);
ALTER TABLE public.p1 REPLICA IDENTITY USING INDEX p1_pkey;
ALTER TABLE public.p1 CLUSTER ON p1_a_idx;
-- can fail: rows of public.p1 outside of FOR VALUES FROM (0) TO (10)
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM (0) TO (10);

-- can fail: values of public.p.k that are not of type integer
-- rewrites every row of public.p under a lock
INSERT INTO public.p (id, a, k)
    SELECT id, a, k FROM public.p__old;
DROP TABLE public.p__old;
