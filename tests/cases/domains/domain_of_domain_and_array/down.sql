SET check_function_bodies = off;

DROP FUNCTION public.f(public.d);

-- rewrites every row of public.t under a lock
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS text
    CONSTRAINT d_check CHECK (VALUE <> ''::text);
ALTER TABLE public.t
    ALTER COLUMN b TYPE public.d[] USING b::text[];

-- rewrites every row of public.t under a lock
ALTER DOMAIN public.d2 RENAME TO d2__old;
CREATE DOMAIN public.d2 AS public.d;
ALTER TABLE public.t
    ALTER COLUMN a TYPE public.d2 USING a::text::public.d2;
DROP DOMAIN public.d2__old;

DROP DOMAIN public.d__old;

CREATE FUNCTION public.f(x public.d) RETURNS public.d
    LANGUAGE sql
AS 'SELECT x';

RESET check_function_bodies;
