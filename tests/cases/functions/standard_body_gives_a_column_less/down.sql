-- Does not bring back the data of: column public.t.c

ALTER TABLE public.t ADD COLUMN c integer;

CREATE OR REPLACE FUNCTION public.g() RETURNS public.t
    LANGUAGE sql
BEGIN ATOMIC
 SELECT t.a,
     t.b,
     t.c
    FROM public.t;
END;
