SET check_function_bodies = off;

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

DROP FUNCTION public.f();

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f();

RESET check_function_bodies;
