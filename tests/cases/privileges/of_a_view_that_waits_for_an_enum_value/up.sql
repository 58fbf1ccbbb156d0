BEGIN;

ALTER TYPE public.r ADD VALUE 'c';

COMMIT;

BEGIN;

DROP VIEW public.v;

-- rewrites every row of public.o under a lock
ALTER TABLE public.o ALTER COLUMN id TYPE bigint;

CREATE VIEW public.v AS
SELECT o.id,
    o.c
   FROM public.o
  WHERE (o.c = 'c'::public.r);

ALTER TABLE public.v OWNER TO case_reader;
GRANT SELECT ON TABLE public.v TO case_writer;

COMMIT;
