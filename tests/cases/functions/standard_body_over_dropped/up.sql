CREATE OR REPLACE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT sum(t.a) AS sum
    FROM public.t;
END;

DROP FUNCTION public.g(integer);

-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
