ALTER TABLE public.c1 NO INHERIT public.p;

ALTER TABLE public.c1 RENAME TO c1__old;
CREATE TABLE public.c1 (
    id integer
) INHERITS (public.p);

-- rewrites every row of public.c1 under a lock
INSERT INTO public.c1 (id, k)
    SELECT id, k FROM ONLY public.c1__old;
DROP TABLE public.c1__old;
