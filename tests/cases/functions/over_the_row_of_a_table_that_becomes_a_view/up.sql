SET check_function_bodies = off;

DROP FUNCTION public.g();

DROP FUNCTION public.h(public.v);

-- loses data: table public.v
DROP TABLE public.v;

CREATE VIEW public.v AS
SELECT base.a,
    base.b
   FROM public.base;

CREATE FUNCTION public.g() RETURNS SETOF public.v
    LANGUAGE sql
AS 'select * from v';

CREATE FUNCTION public.h(r public.v) RETURNS text
    LANGUAGE sql
AS 'select r.b';

RESET check_function_bodies;
