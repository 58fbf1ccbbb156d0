ALTER TABLE public.c NO INHERIT public.b;

ALTER TABLE public.c RENAME TO c__old;
CREATE TABLE public.c (
    z integer
) INHERITS (public.a, public.b);

-- rewrites every row of public.c under a lock
INSERT INTO public.c (x, y, z)
    SELECT x, y, z FROM ONLY public.c__old;
DROP TABLE public.c__old;
