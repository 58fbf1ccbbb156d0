CREATE TABLE public.u (
    b integer
);

CREATE OR REPLACE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.u;
END;
