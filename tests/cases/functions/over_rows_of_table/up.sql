SET check_function_bodies = off;

-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
ALTER TABLE public.t ADD COLUMN c text;

CREATE FUNCTION public.h() RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.h();

CREATE FUNCTION public.k(x public.t) RETURNS text
    LANGUAGE sql
BEGIN ATOMIC
 SELECT (x).c AS c;
END;

RESET check_function_bodies;
