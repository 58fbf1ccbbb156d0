DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

COMMENT ON VIEW public.v IS 'x';

COMMENT ON COLUMN public.v.a IS 'y';
