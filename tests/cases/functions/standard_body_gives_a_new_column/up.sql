ALTER TABLE public.t ADD COLUMN c integer;

CREATE OR REPLACE FUNCTION public.g() RETURNS SETOF public.t
    LANGUAGE sql
BEGIN ATOMIC
 SELECT t.a,
     t.b,
     t.c
    FROM public.t;
END;
