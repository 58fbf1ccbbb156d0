DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.b,
    t.a
   FROM public.t;

ALTER TABLE public.v OWNER TO case_owner;
GRANT SELECT ON TABLE public.v TO PUBLIC;
