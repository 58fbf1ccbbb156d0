DROP INDEX public.i;

DROP VIEW public.v;

ALTER TABLE public.t DROP COLUMN b;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN b bigint GENERATED ALWAYS AS (a * 3) STORED;
CREATE INDEX i ON public.t (b);

CREATE VIEW public.v AS
SELECT t.b
   FROM public.t;
