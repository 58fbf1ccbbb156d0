DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT (t.a)::bigint AS a,
    t.b
   FROM public.t;
