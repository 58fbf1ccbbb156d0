DROP TRIGGER g ON public.t;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE TRIGGER g BEFORE UPDATE OF a ON public.t
    FOR EACH ROW WHEN (old.a IS DISTINCT FROM new.a) EXECUTE FUNCTION public.f();
