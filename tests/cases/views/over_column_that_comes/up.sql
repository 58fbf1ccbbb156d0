ALTER TABLE public.t ADD COLUMN c date;

CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    t.b,
    t.c
   FROM public.t;
