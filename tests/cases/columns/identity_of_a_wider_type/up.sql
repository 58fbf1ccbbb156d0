-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;
ALTER TABLE public.t ALTER COLUMN id SET MAXVALUE 2147483647;
