SET check_function_bodies = off;

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

DROP FUNCTION public.f();

CREATE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
AS 'SELECT 2::bigint';

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f();

RESET check_function_bodies;
