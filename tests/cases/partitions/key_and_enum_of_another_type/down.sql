ALTER TYPE public.st RENAME TO st__old;

CREATE TYPE public.st AS ENUM (
    'a',
    'b'
);

ALTER TABLE public.p1 RENAME TO p1__old;
CREATE TABLE public.p1 (
    k integer,
    s public.st
);

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    k integer,
    s public.st
) PARTITION BY LIST (k);

-- can fail: rows of public.p1 outside of FOR VALUES IN (1)
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN (1);

-- can fail: values of public.p.k that are not of type integer
-- can fail: values of public.p.s that are not of type public.st
-- rewrites every row of public.p under a lock
INSERT INTO public.p (k, s)
    SELECT k, s::text::public.st FROM public.p__old;
DROP TABLE public.p__old;

DROP TYPE public.st__old;
