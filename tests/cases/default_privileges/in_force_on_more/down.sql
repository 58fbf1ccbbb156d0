DROP VIEW public.v;

-- loses data: column public.t.id
ALTER TABLE public.t DROP COLUMN id;

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t;
