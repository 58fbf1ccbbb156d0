SET check_function_bodies = off;

DROP FUNCTION public.with_default(boolean);

ALTER TABLE public.t DROP CONSTRAINT k;
DROP INDEX public.i;
DROP STATISTICS public.s;
DROP TRIGGER g ON public.t;
DROP POLICY p ON public.t;

ALTER DOMAIN public.one DROP CONSTRAINT one_check;

ALTER TABLE public.t ALTER COLUMN b DROP DEFAULT;
ALTER TABLE public.t DROP COLUMN c;

DROP OPERATOR public.=== (integer, integer);

CREATE OPERATOR public.=== (
    FUNCTION = public.same,
    LEFTARG = integer,
    RIGHTARG = integer
);

ALTER DOMAIN public.one ADD CONSTRAINT one_check CHECK (VALUE OPERATOR(public.===) 1);

ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 1 OPERATOR(public.===) 2;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN c boolean GENERATED ALWAYS AS (a OPERATOR(public.===) 1) STORED;

CREATE FUNCTION public.with_default(b boolean DEFAULT (1 OPERATOR(public.===) 1)) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

ALTER TABLE public.t ADD CONSTRAINT k CHECK (a OPERATOR(public.===) a);
CREATE INDEX i ON public.t (((a OPERATOR(public.===) 2))) WHERE a OPERATOR(public.===) 3;
CREATE STATISTICS public.s ON (a OPERATOR(public.===) 6) FROM public.t;

CREATE TRIGGER g BEFORE UPDATE ON public.t
    FOR EACH ROW WHEN (new.a OPERATOR(public.===) 4) EXECUTE FUNCTION public.f();

CREATE POLICY p ON public.t
    USING (a OPERATOR(public.===) 5);

RESET check_function_bodies;
