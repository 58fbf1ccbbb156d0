DROP VIEW public.x;

DROP VIEW public.w;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE VIEW public.w AS
SELECT v.a
   FROM public.v;

CREATE VIEW public.x AS
SELECT w.a,
    t.b
   FROM (public.w
     JOIN public.t USING (a));
