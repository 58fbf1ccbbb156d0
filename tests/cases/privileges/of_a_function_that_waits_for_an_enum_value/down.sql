BEGIN;

SET check_function_bodies = off;

DROP FUNCTION public.is_a(integer, public.r);

CREATE FUNCTION public.is_a(u integer, x public.r DEFAULT 'a'::public.r) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
AS 'select true';

REVOKE EXECUTE ON FUNCTION public.is_a(integer, public.r) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.is_a(integer, public.r) TO case_reader;

RESET check_function_bodies;

COMMIT;

BEGIN;

SET check_function_bodies = off;

DROP FUNCTION public.is_a(integer, public.r);

-- can fail: rows that hold 'c' of type public.r
ALTER TYPE public.r RENAME TO r__old;
CREATE TYPE public.r AS ENUM (
    'a',
    'b'
);
DROP TYPE public.r__old;

CREATE FUNCTION public.is_a(u integer, x public.r DEFAULT 'a'::public.r) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
AS 'select true';

REVOKE EXECUTE ON FUNCTION public.is_a(integer, public.r) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.is_a(integer, public.r) TO case_reader;

RESET check_function_bodies;

COMMIT;
