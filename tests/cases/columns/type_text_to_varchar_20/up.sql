-- can fail: values of public.t.a that are not of type character varying(20)
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(20);
