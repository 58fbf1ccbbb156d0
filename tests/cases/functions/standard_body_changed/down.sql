CREATE OR REPLACE FUNCTION public.f() RETURNS bigint
    LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.t;
END;

-- loses data: table public.u
DROP TABLE public.u;
