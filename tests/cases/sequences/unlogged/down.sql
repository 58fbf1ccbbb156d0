ALTER SEQUENCE public.s SET LOGGED;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET LOGGED;
