SET check_function_bodies = off;

DROP FUNCTION public.at();

DROP POLICY p ON public.b;

DROP FUNCTION public.lb();

DROP VIEW public.bv;

-- loses data: column public.b.z
ALTER TABLE public.b DROP COLUMN z;

CREATE VIEW public.bv AS
SELECT b.id,
    b.n
   FROM public.b;

CREATE FUNCTION public.lb() RETURNS SETOF public.bv
    LANGUAGE sql STABLE
AS ' SELECT * FROM bv ';

CREATE FUNCTION public.at() RETURNS SETOF integer
    LANGUAGE sql
BEGIN ATOMIC
 SELECT l.id
    FROM public.lb() l(id, n);
END;

CREATE POLICY p ON public.b
    USING (id IN ( SELECT l.id
   FROM public.lb() l(id, n)));

RESET check_function_bodies;
