DROP VIEW public.w;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

GRANT SELECT ON TABLE public.v TO case_reader;
GRANT INSERT (a) ON TABLE public.v TO case_reader;

CREATE VIEW public.w AS
SELECT v.a
   FROM public.v;

GRANT SELECT ON TABLE public.w TO case_reader;
