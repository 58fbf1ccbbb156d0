DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.b,
    t.a
   FROM public.t;

GRANT SELECT ON TABLE public.v TO case_reader;
