DROP VIEW public.w;

DROP MATERIALIZED VIEW public.m;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE MATERIALIZED VIEW public.m AS
SELECT v.a
   FROM public.v;

CREATE VIEW public.w AS
SELECT m.a
   FROM public.m;
