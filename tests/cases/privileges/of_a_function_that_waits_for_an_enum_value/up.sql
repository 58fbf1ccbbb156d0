BEGIN;

ALTER TYPE public.r ADD VALUE 'c';

COMMIT;

BEGIN;

SET check_function_bodies = off;

DROP FUNCTION public.is_a(integer, public.r);

CREATE FUNCTION public.is_a(uid integer, x public.r DEFAULT 'c'::public.r) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
AS 'select true';

REVOKE EXECUTE ON FUNCTION public.is_a(integer, public.r) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.is_a(integer, public.r) TO case_reader;

RESET check_function_bodies;

COMMIT;
