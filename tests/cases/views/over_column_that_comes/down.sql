DROP VIEW public.v;

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;
