DROP MATERIALIZED VIEW public.m;

ALTER TABLE public.t ADD COLUMN c date;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.a,
    t.b,
    t.c
   FROM public.t;
