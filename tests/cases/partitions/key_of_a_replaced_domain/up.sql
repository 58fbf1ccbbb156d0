ALTER DOMAIN public.ky RENAME TO ky__old;

CREATE DOMAIN public.ky AS bigint;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    k public.ky
) PARTITION BY RANGE (k);

-- can fail: values of public.p.k that are not of type public.ky
-- rewrites every row of public.p under a lock
INSERT INTO public.p (k)
    SELECT k::text::public.ky FROM public.p__old;
DROP TABLE public.p__old;

DROP DOMAIN public.ky__old;
