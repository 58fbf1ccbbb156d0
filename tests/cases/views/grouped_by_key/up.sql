CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t
  GROUP BY t.a;
