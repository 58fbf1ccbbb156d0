DROP FUNCTION public.g();

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;

CREATE FUNCTION public.g() RETURNS public.t
    LANGUAGE sql
BEGIN ATOMIC
 SELECT t.a,
     t.b
    FROM public.t;
END;
