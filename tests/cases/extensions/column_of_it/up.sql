DROP INDEX public.by_name;

DROP VIEW public.v;

CREATE SCHEMA ext;

CREATE EXTENSION citext WITH SCHEMA ext;

CREATE EXTENSION pg_trgm WITH SCHEMA ext;

CREATE EXTENSION "uuid-ossp" WITH SCHEMA ext;

-- can fail: values of public.t.name that are not of type ext.citext
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN name TYPE ext.citext USING name::ext.citext;
ALTER TABLE public.t ADD COLUMN uid uuid DEFAULT ext.uuid_generate_v4();
ALTER TABLE public.t ADD COLUMN tags ext.citext[];
CREATE INDEX by_name ON public.t (name);
CREATE INDEX by_other ON public.t USING gin (other ext.gin_trgm_ops);

CREATE VIEW public.v AS
SELECT t.name,
    ext.similarity(t.other, 'x'::text) AS alike
   FROM public.t;
