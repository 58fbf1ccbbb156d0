SET check_function_bodies = off;

DROP FUNCTION public.f();

DROP VIEW public.v;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
ALTER TABLE public.t ADD COLUMN b text;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE FUNCTION public.f() RETURNS SETOF public.v
    LANGUAGE sql
AS 'SELECT * FROM v';

RESET check_function_bodies;
