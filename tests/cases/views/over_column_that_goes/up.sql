DROP VIEW public.v;

-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t;
