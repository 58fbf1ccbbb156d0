ALTER SEQUENCE public.s SET UNLOGGED;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET UNLOGGED;
