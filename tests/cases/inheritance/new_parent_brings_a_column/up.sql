CREATE TABLE public.p (
    x integer
);

ALTER TABLE public.a RENAME TO a__old;
CREATE TABLE public.a (
    id integer
) INHERITS (public.p);

-- rewrites every row of public.a under a lock
INSERT INTO public.a (id)
    SELECT id FROM ONLY public.a__old;
DROP TABLE public.a__old;
