DROP MATERIALIZED VIEW public.m;

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    t.b
   FROM public.t;
