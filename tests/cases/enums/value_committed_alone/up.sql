BEGIN;

ALTER TYPE public.st ADD VALUE 'c';

COMMIT;

BEGIN;

ALTER TABLE public.t DROP CONSTRAINT ck;
DROP INDEX public.u;
DROP TRIGGER guard ON public.t;

ALTER POLICY r ON public.t
    USING (s <> 'c'::public.st);

ALTER TABLE public.t ADD CONSTRAINT ck CHECK ((s <> 'c'::public.st) OR (n > 0));
CREATE UNIQUE INDEX u ON public.t (n) WHERE s = 'c'::public.st;

CREATE TRIGGER guard BEFORE DELETE ON public.t
    FOR EACH ROW WHEN (old.s <> 'c'::public.st) EXECUTE FUNCTION public.refuse();

COMMIT;
