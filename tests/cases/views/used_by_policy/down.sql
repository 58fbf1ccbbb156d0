DROP POLICY p ON public.t;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE POLICY p ON public.t
    USING (a IN ( SELECT v.a
   FROM public.v));
