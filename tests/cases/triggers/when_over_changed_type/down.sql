DROP TRIGGER g ON public.t;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE TRIGGER g BEFORE UPDATE OF a ON public.t
    FOR EACH ROW WHEN (old.a IS DISTINCT FROM new.a) EXECUTE FUNCTION public.f();
