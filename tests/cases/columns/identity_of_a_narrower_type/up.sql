-- can fail: values of public.t.id that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN id SET MAXVALUE 2147483647;
ALTER TABLE public.t ALTER COLUMN id TYPE integer;
