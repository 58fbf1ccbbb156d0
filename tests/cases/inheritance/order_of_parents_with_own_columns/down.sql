ALTER TABLE public.c NO INHERIT public.b;

ALTER TABLE public.d NO INHERIT public.c;

ALTER TABLE public.c RENAME TO c__old;
CREATE TABLE public.c (
    z integer
) INHERITS (public.a, public.b);

ALTER TABLE public.d RENAME TO d__old;
CREATE TABLE public.d (
    w integer
) INHERITS (public.c);

-- rewrites every row of public.d under a lock
INSERT INTO public.d (x, y, z, w)
    SELECT x, y, z, w FROM ONLY public.d__old;
DROP TABLE public.d__old;

-- rewrites every row of public.c under a lock
INSERT INTO public.c (x, y, z)
    SELECT x, y, z FROM ONLY public.c__old;
DROP TABLE public.c__old;
