BEGIN;

ALTER TYPE public.ch RENAME TO ch__old;

CREATE TYPE public.ch AS ENUM (
    'web',
    'pos'
);

ALTER TABLE public.o RENAME TO o__old;
CREATE TABLE public.o (
    id integer,
    c public.ch
);

-- can fail: values of public.o.c that are not of type public.ch
-- rewrites every row of public.o under a lock
INSERT INTO public.o (id, c)
    SELECT id, c::text::public.ch FROM public.o__old;
DROP TABLE public.o__old;

DROP TYPE public.ch__old;

COMMIT;

BEGIN;

-- Nothing to do: the way back needs a transaction more than the way here.
SELECT 1;

COMMIT;
