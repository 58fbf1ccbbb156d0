SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS trigger
    LANGUAGE plpgsql
AS 'BEGIN RETURN NEW; END';

CREATE FUNCTION public.same(integer, integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 = $2$$;

CREATE OPERATOR public.=== (
    FUNCTION = public.same,
    LEFTARG = integer,
    RIGHTARG = integer
);

CREATE DOMAIN public.one AS integer
    CONSTRAINT one_check CHECK (VALUE OPERATOR(public.===) 1);

CREATE FUNCTION public.with_default(b boolean DEFAULT (1 OPERATOR(public.===) 1)) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

CREATE TABLE public.part (
    a integer
);

CREATE TABLE public.parted (
    a integer
) PARTITION BY LIST (((a OPERATOR(public.===) 7)));

CREATE TABLE public.t (
    a integer DEFAULT 3,
    b boolean DEFAULT 1 OPERATOR(public.===) 2,
    c boolean GENERATED ALWAYS AS (a OPERATOR(public.===) 1) STORED,
    CONSTRAINT k CHECK (a OPERATOR(public.===) a)
);

CREATE INDEX i ON public.t (((a OPERATOR(public.===) 2))) WHERE a OPERATOR(public.===) 3;
CREATE STATISTICS public.s ON (a OPERATOR(public.===) 6) FROM public.t;

CREATE TRIGGER g BEFORE UPDATE ON public.t
    FOR EACH ROW WHEN (new.a OPERATOR(public.===) 4) EXECUTE FUNCTION public.f();

CREATE POLICY p ON public.t
    USING (a OPERATOR(public.===) 5);

ALTER TABLE public.parted ATTACH PARTITION public.part FOR VALUES IN (true);

RESET check_function_bodies;
