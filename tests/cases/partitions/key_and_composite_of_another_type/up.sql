ALTER TYPE public.ad RENAME TO ad__old;

CREATE TYPE public.ad AS (
    a bigint,
    b text
);

ALTER TABLE public.p1 RENAME TO p1__old;
CREATE TABLE public.p1 (
    k bigint,
    e public.ad
);

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    k bigint,
    e public.ad
) PARTITION BY RANGE (k);

ALTER TABLE public.p ATTACH PARTITION public.p1 DEFAULT;

-- can fail: values of public.p.e that are not of type public.ad
-- rewrites every row of public.p under a lock
INSERT INTO public.p (k, e)
    SELECT k, e::text::public.ad FROM public.p__old;
DROP TABLE public.p__old;

DROP TYPE public.ad__old;
