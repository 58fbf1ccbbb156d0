DROP INDEX public.i;

DROP VIEW public.v;

ALTER TABLE public.t DROP COLUMN b;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED;
CREATE INDEX i ON public.t (b);

CREATE VIEW public.v AS
SELECT t.b
   FROM public.t;
