DROP TRIGGER g ON public.t;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE TRIGGER g BEFORE UPDATE OF a ON public.t
    FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION public.f();
