ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    k bigint,
    e text
) PARTITION BY RANGE (k);

-- rewrites every row of public.p under a lock
INSERT INTO public.p (k, e)
    SELECT k, e FROM public.p__old;
DROP TABLE public.p__old;

DROP EXTENSION citext;
