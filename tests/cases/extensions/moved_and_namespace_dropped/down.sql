CREATE SCHEMA a;

ALTER EXTENSION hstore SET SCHEMA a;

DROP SCHEMA b;

-- can fail: values of public.t.h that are not of type a.hstore
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN h TYPE a.hstore USING h::text::a.hstore;
