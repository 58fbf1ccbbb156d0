DROP VIEW public.v;

ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER TABLE public.t ALTER COLUMN id DROP NOT NULL;

CREATE VIEW public.v AS
SELECT t.id,
    max(t.n) AS n
   FROM public.t
  GROUP BY t.id;
