DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;
