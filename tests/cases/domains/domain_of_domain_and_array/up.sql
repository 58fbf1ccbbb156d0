SET check_function_bodies = off;

DROP FUNCTION public.f(public.d);

-- can fail: values of type public.d that are not of type character varying(20)
-- rewrites every row of public.t under a lock
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS character varying(20)
    CONSTRAINT d_check CHECK (((VALUE)::text <> ''::text) AND (length((VALUE)::text) < 10));
ALTER TABLE public.t
    ALTER COLUMN b TYPE public.d[] USING b::text[];

-- can fail: rows without a value of type public.d2, which becomes NOT NULL
-- rewrites every row of public.t under a lock
ALTER DOMAIN public.d2 RENAME TO d2__old;
CREATE DOMAIN public.d2 AS public.d NOT NULL;
ALTER TABLE public.t
    ALTER COLUMN a TYPE public.d2 USING a::text::public.d2;
DROP DOMAIN public.d2__old;

DROP DOMAIN public.d__old;

CREATE FUNCTION public.f(x public.d) RETURNS public.d
    LANGUAGE sql
AS 'SELECT x';

RESET check_function_bodies;
