CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    upper(t.b) AS b
   FROM public.t
  WHERE (t.a > 0);
