CREATE EXTENSION citext WITH SCHEMA public;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    k integer,
    e public.citext
) PARTITION BY RANGE (k);

-- can fail: values of public.p.e that are not of type public.citext
-- can fail: values of public.p.k that are not of type integer
-- rewrites every row of public.p under a lock
INSERT INTO public.p (k, e)
    SELECT k, e::public.citext FROM public.p__old;
DROP TABLE public.p__old;
