BEGIN;

ALTER TYPE public.ch ADD VALUE 'api';

COMMIT;

BEGIN;

ALTER TABLE public.o RENAME TO o__old;
CREATE TABLE public.o (
    id integer,
    c public.ch
) PARTITION BY RANGE (id);

CREATE TABLE public.o1 (
    id integer,
    c public.ch
) PARTITION BY LIST (c);

ALTER TABLE public.o ATTACH PARTITION public.o1 DEFAULT;

-- rewrites every row of public.o under a lock
INSERT INTO public.o (id, c)
    SELECT id, c FROM ONLY public.o__old;
DROP TABLE public.o__old;

COMMIT;
