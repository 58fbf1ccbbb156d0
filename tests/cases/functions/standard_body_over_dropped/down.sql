-- Does not bring back the data of: column public.t.b

ALTER TABLE public.t ADD COLUMN b integer;

CREATE FUNCTION public.g(a integer) RETURNS integer
    LANGUAGE sql
RETURN a;

CREATE OR REPLACE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT sum(public.g(t.b)) AS sum
    FROM public.t;
END;
