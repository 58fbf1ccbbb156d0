DROP TRIGGER g ON public.t;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE TRIGGER g BEFORE UPDATE OF a ON public.t
    FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION public.f();
