DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a AS x,
    t.b
   FROM public.t;
