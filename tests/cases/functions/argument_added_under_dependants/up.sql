SET check_function_bodies = off;

ALTER TABLE public.t DROP CONSTRAINT t_y_check;
DROP INDEX public.i;
DROP POLICY p ON public.t;

DROP VIEW public.v;

ALTER DOMAIN public.d DROP CONSTRAINT d_check;

ALTER TABLE public.t ALTER COLUMN x DROP DEFAULT;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(a integer, b integer DEFAULT 2) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS 'SELECT 1';

ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK (public.f(VALUE) = 1);

ALTER TABLE public.t ALTER COLUMN x SET DEFAULT public.f(1);
ALTER TABLE public.t ADD CONSTRAINT t_y_check CHECK (public.f(y) = 1);
CREATE INDEX i ON public.t ((public.f(x)));

CREATE POLICY p ON public.t
    USING (public.f(x) = 1);

COMMENT ON POLICY p ON public.t IS 'kept';

CREATE VIEW public.v AS
SELECT public.f(t.x) AS q
   FROM public.t;

RESET check_function_bodies;
