DROP MATERIALIZED VIEW public.other;

CREATE VIEW public.v AS
SELECT m.a
   FROM public.m;

CREATE MATERIALIZED VIEW public.n AS
SELECT v.a
   FROM public.v
WITH NO DATA;

CREATE MATERIALIZED VIEW public.other AS
SELECT (t.a + 1) AS a
   FROM public.t;
