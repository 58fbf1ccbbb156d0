ALTER TABLE public.t DETACH PARTITION public.p;
DROP INDEX public.j;

DROP INDEX public.i;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    a text
);

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    a text
);

-- rewrites every row of public.p under a lock
INSERT INTO public.p (a)
    SELECT a FROM public.p__old;
DROP TABLE public.p__old;

-- rewrites every row of public.t under a lock
INSERT INTO public.t (a)
    SELECT a FROM public.t__old;
DROP TABLE public.t__old;
