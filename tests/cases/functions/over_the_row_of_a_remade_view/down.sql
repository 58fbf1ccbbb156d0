SET check_function_bodies = off;

DROP FUNCTION public.f(public.v);

DROP VIEW public.w;

DROP FUNCTION public.g();

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE FUNCTION public.f(r public.v) RETURNS text
    LANGUAGE sql
AS 'select r.b';

CREATE FUNCTION public.g() RETURNS SETOF public.v
    LANGUAGE sql
AS 'select * from v';

CREATE VIEW public.w AS
SELECT g.a
   FROM public.g() g(a, b);

RESET check_function_bodies;
