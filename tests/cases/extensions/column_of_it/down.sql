DROP INDEX public.by_name;
DROP INDEX public.by_other;

DROP VIEW public.v;

-- loses data: column public.t.uid
ALTER TABLE public.t DROP COLUMN uid;
-- loses data: column public.t.tags
ALTER TABLE public.t DROP COLUMN tags;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN name TYPE text;

DROP EXTENSION citext;

DROP EXTENSION pg_trgm;

DROP EXTENSION "uuid-ossp";

DROP SCHEMA ext;

CREATE INDEX by_name ON public.t ((lower(name)));

CREATE VIEW public.v AS
SELECT t.name
   FROM public.t;
