SET check_function_bodies = off;

ALTER TABLE ONLY public.p ALTER COLUMN x DROP DEFAULT;

ALTER TABLE public.p1 ALTER COLUMN x DROP DEFAULT;

DROP FUNCTION public.lo(integer);

CREATE FUNCTION public.lo(a integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS 'SELECT a';

ALTER TABLE public.p ALTER COLUMN x SET DEFAULT public.lo(1);

ALTER TABLE public.p1 ALTER COLUMN x SET DEFAULT public.lo(1);

RESET check_function_bodies;
