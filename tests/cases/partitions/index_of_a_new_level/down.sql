DROP INDEX public.i;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    a text
);

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    a text
);

-- rewrites every row of public.t under a lock
INSERT INTO public.t (a)
    SELECT a::text FROM public.t__old;
DROP TABLE public.t__old;
