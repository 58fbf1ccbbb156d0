SET check_function_bodies = off;

DROP FUNCTION public.f();

DROP VIEW public.v;

-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t;

CREATE FUNCTION public.f() RETURNS SETOF public.v
    LANGUAGE sql
AS 'SELECT * FROM v';

RESET check_function_bodies;
