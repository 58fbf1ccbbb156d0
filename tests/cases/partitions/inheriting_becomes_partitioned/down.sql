ALTER TABLE public.p DETACH PARTITION public.c1;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    id integer NOT NULL,
    k integer NOT NULL
);

ALTER TABLE public.c1 RENAME TO c1__old;
CREATE TABLE public.c1 (
) INHERITS (public.p);

ALTER TABLE public.c1 ADD CONSTRAINT c1_k_check CHECK (k < 10);

-- rewrites every row of public.c1 under a lock
INSERT INTO public.c1 (id, k)
    SELECT id, k FROM ONLY public.c1__old;
DROP TABLE public.c1__old;

-- rewrites every row of public.p under a lock
INSERT INTO public.p (id, k)
    SELECT id, k FROM public.p__old;
DROP TABLE public.p__old;
