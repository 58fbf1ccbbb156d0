SET check_function_bodies = off;

DROP POLICY p ON public.t;

DROP FUNCTION public.f(bigint);

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE FUNCTION public.f(x integer) RETURNS boolean
    LANGUAGE sql
AS 'SELECT true';

CREATE POLICY p ON public.t
    USING (public.f(a));

RESET check_function_bodies;
