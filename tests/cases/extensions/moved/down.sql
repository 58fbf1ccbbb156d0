DROP VIEW public.v;

ALTER EXTENSION citext SET SCHEMA public;

DROP SCHEMA ext;

-- can fail: values of public.t.name that are not of type public.citext
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN name TYPE public.citext USING name::text::public.citext;

CREATE VIEW public.v AS
SELECT t.name
   FROM public.t;
