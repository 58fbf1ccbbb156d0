CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    t.b,
    (t.a + 1) AS c
   FROM public.t;
