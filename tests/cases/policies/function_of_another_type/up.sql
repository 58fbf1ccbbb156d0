SET check_function_bodies = off;

DROP POLICY p ON public.t;

DROP FUNCTION public.f(integer);

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE FUNCTION public.f(x bigint) RETURNS boolean
    LANGUAGE sql
AS 'SELECT true';

CREATE POLICY p ON public.t
    USING (public.f(a));

RESET check_function_bodies;
