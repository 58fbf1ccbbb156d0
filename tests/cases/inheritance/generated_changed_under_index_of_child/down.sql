DROP INDEX public.i;

DROP VIEW public.v;

ALTER TABLE public.p DROP COLUMN c;
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ADD COLUMN c integer GENERATED ALWAYS AS (a + 1) STORED;

CREATE INDEX i ON public.p1 (c);

CREATE VIEW public.v AS
SELECT p1.c
   FROM public.p1;
