DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

GRANT ALL ON TABLE public.v TO case_reader;
GRANT SELECT ON TABLE public.v TO PUBLIC;
