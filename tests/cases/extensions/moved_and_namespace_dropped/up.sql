CREATE SCHEMA b;

ALTER EXTENSION hstore SET SCHEMA b;

DROP SCHEMA a;

-- can fail: values of public.t.h that are not of type b.hstore
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN h TYPE b.hstore USING h::text::b.hstore;
