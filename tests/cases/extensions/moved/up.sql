DROP VIEW public.v;

CREATE SCHEMA ext;

ALTER EXTENSION citext SET SCHEMA ext;

-- can fail: values of public.t.name that are not of type ext.citext
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN name TYPE ext.citext USING name::text::ext.citext;

CREATE VIEW public.v AS
SELECT t.name
   FROM public.t;
