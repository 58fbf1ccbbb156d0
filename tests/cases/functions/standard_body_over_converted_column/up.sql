DROP FUNCTION public.f();

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.t
   WHERE (t.a > 0);
END;

COMMENT ON FUNCTION public.f() IS 'stays';
