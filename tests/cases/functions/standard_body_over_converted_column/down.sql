DROP FUNCTION public.f();

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.t
   WHERE (t.a > 0);
END;

COMMENT ON FUNCTION public.f() IS 'stays';
