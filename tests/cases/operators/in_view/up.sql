CREATE VIEW public.v AS
SELECT t.a
   FROM public.t
  WHERE (t.a OPERATOR(public.===) 1);
