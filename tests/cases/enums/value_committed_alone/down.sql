BEGIN;

ALTER TABLE public.t DROP CONSTRAINT ck;
DROP INDEX public.u;
DROP TRIGGER guard ON public.t;

ALTER POLICY r ON public.t
    USING (s <> 'b'::public.st);

ALTER TABLE public.t ADD CONSTRAINT ck CHECK ((s <> 'b'::public.st) OR (n > 0));
CREATE UNIQUE INDEX u ON public.t (n) WHERE s = 'b'::public.st;

CREATE TRIGGER guard BEFORE DELETE ON public.t
    FOR EACH ROW WHEN (old.s <> 'b'::public.st) EXECUTE FUNCTION public.refuse();

COMMIT;

BEGIN;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.t WHERE s IN ('c')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.st loses: c';
    END IF;
END;
$$;

ALTER TABLE public.t DROP CONSTRAINT ck;
DROP INDEX public.u;
DROP TRIGGER guard ON public.t;
DROP POLICY r ON public.t;

-- can fail: rows that hold 'c' of type public.st
-- rewrites every row of public.t under a lock
ALTER TYPE public.st RENAME TO st__old;
CREATE TYPE public.st AS ENUM (
    'a',
    'b'
);
ALTER TABLE public.t
    ALTER COLUMN s TYPE public.st USING s::text::public.st;
DROP TYPE public.st__old;

ALTER TABLE public.t ADD CONSTRAINT ck CHECK ((s <> 'b'::public.st) OR (n > 0));
CREATE UNIQUE INDEX u ON public.t (n) WHERE s = 'b'::public.st;

CREATE TRIGGER guard BEFORE DELETE ON public.t
    FOR EACH ROW WHEN (old.s <> 'b'::public.st) EXECUTE FUNCTION public.refuse();

CREATE POLICY r ON public.t AS RESTRICTIVE
    USING (s <> 'b'::public.st);

COMMIT;
