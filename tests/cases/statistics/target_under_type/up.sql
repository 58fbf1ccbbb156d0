DROP STATISTICS public.s;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE STATISTICS public.s ON a, b FROM public.t;
ALTER STATISTICS public.s SET STATISTICS 50;

COMMENT ON STATISTICS public.s IS 'both';
